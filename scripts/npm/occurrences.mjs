// Expands the rules of calendars with ical.js. The arguments are files; of each it prints one line of JSON: start, end and
// title of all dates (tests/readers/test_recurring.py).
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const utc = (time) =>
  time.isDate ? time.toICALString() : time.toJSDate().toISOString().replace(/[-:]|\.\d+/g, "");

function* occurrences(event) {
  if (!event.isRecurring()) {
    yield [utc(event.startDate), utc(event.endDate), event.summary];
    return;
  }
  const dates = event.iterator();
  for (let next = dates.next(); next; next = dates.next()) {
    const found = event.getOccurrenceDetails(next);
    yield [utc(found.startDate), utc(found.endDate), event.summary];
  }
}

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  console.log(JSON.stringify(events.flatMap((event) => [...occurrences(event)])));
}
