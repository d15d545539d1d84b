// Reads calendars with ical.js. The arguments are files; of each it prints one line of JSON (tests/readers/reading.py).
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const utc = (time) => (time.isDate ? time.toICALString() : time.toJSDate().toISOString().replace(/[-:]|\.\d+/g, ""));

function entry(component) {
  const value = (name) => component.getFirstPropertyValue(name);
  const instant = (name) => (value(name) ? utc(value(name)) : null);
  const kind = component.name.toUpperCase();
  return {
    kind,
    uid: value("uid"),
    start: instant("dtstart"),
    end: instant(kind === "VTODO" ? "due" : "dtend"),
    summary: value("summary"),
    description: value("description"),
    location: value("location"),
    url: value("url"),
    alarms: component.getAllSubcomponents("valarm").length,
  };
}

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const entries = calendar.getAllSubcomponents().filter((component) => component.name !== "vtimezone");
  console.log(JSON.stringify({ entries: entries.map(entry), faults: [] }));
}
