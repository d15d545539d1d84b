"use strict";
(() => {
  const $ = (one) => document.querySelector(one);
  const all = (many, from = document) => [...from.querySelectorAll(many)];
  const make = (tag, text = "", cls = "") => Object.assign(document.createElement(tag), { textContent: text, className: cls });
  const data = JSON.parse($("#data").textContent);
  const zone = document.body.dataset.zone;
  const DAY = 864e5;

  // ---- days and times ----------------------------------------------------------------------------------
  // A day is a number of days since 1970, so that nothing depends on the reader's zone.
  const dayOf = (iso) => Date.parse(iso.slice(0, 10)) / DAY;
  const format = (options) => {
    try { return new Intl.DateTimeFormat(undefined, options); } catch { return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" }); }
  };
  const long = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
  const inUTC = format({ ...long, timeZone: "UTC" });
  const brief = format({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const short = (day) => brief.format(new Date(day * DAY));
  const words = (day) => inUTC.format(new Date(day * DAY));
  const clock = { hour: "2-digit", minute: "2-digit" };
  const there = format({ ...clock, timeZone: zone || "UTC" });
  const here = format(clock);
  const hereDay = format({ weekday: "short", ...clock });
  const isoToday = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone || undefined });
  const today = dayOf(isoToday.format(new Date()));
  const until = (days) =>
    days < 0 ? `${-days} day${days === -1 ? "" : "s"} late`
      : days === 0 ? "today" : days === 1 ? "tomorrow" : days < 14 ? `in ${days} days`
        : days < 63 ? `in ${Math.round(days / 7)} weeks` : `in ${Math.round(days / 30.44)} months`;

  all("time").forEach((time) => {
    const at = time.dateTime;
    time.textContent = at.length > 10 ? there.format(new Date(at)) : (time.className ? brief : inUTC).format(new Date(at));
  });
  const times = all("time.t");
  const differ = times.filter((time) => there.format(new Date(time.dateTime)) !== here.format(new Date(time.dateTime)));
  const mine = $("#mine");
  if (differ.length && zone) {
    mine.hidden = false;
    mine.onclick = () => {
      const on = mine.getAttribute("aria-pressed") !== "true";
      mine.setAttribute("aria-pressed", on);
      mine.textContent = on ? "hide mine" : "show mine";
      all(".yours").forEach((one) => one.remove());
      const sameDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
      const myDay = new Intl.DateTimeFormat("en-CA");
      if (on) differ.forEach((time) => {
        const at = new Date(time.dateTime);
        const other = sameDay.format(at) !== myDay.format(at);
        time.after(make("span", ` (${(other ? hereDay : here).format(at)} yours)`, "yours soft"));
      });
    };
  }

  // ---- the rows, and what stands for them elsewhere ------------------------------------------------------
  const rows = new Map(all("tr[data-n]").map((row) => [row.dataset.n, row]));
  const marks = all(".mark[data-n]");
  const cards = all(".cards li");
  const places = all("#calendar a");
  const nameOf = (n) => $(`tr[data-n="${n}"] summary`)?.textContent.trim() || "";

  rows.forEach((row) => {
    const state = row.querySelector(".s");
    if (["to come", "today", "at risk"].includes(state.textContent) && row.dataset.d) {
      if (dayOf(row.dataset.l) < today) { state.textContent = "past"; row.classList.add("pale"); }
      else if (dayOf(row.dataset.d) > today && state.textContent === "today") state.textContent = "to come";
    }
  });
  places.forEach((place) => { place.title = place.dataset.n.split(" ").map(nameOf).join("\n"); });
  const now = $("#now");
  const cell = $(`#calendar a[data-d="${new Date(today * DAY).toISOString().slice(0, 10)}"]`)?.parentElement;
  if (now && today !== dayOf(document.body.dataset.today)) {
    now.removeAttribute("id");
    now.removeAttribute("aria-current");
    if (cell) { cell.id = "now"; cell.setAttribute("aria-current", "date"); }
  }
  all("svg[data-start]").forEach((svg) => {
    const line = svg.querySelector(".now");
    if (!line) return;
    const [left, px] = [Number(svg.dataset.left), Number(svg.dataset.px)];
    const x = left + (today - dayOf(svg.dataset.start) + 0.5) * px;
    line.setAttribute("transform", `translate(${x} 0)`);
    line.classList.toggle("off", x < left || x > svg.viewBox.baseVal.width);
  });

  all("svg[data-start]").forEach((svg) => {
    const frame = svg.parentElement;
    const line = svg.querySelector(".now:not(.off)");
    if (line && frame.scrollWidth > frame.clientWidth) frame.scrollLeft = line.transform.baseVal[0].matrix.e * svg.clientWidth / svg.viewBox.baseVal.width - frame.clientWidth * 0.4;
  });

  all(".months").forEach((strip) => {
    const month = strip.querySelector(`[data-m="${new Date(today * DAY).toISOString().slice(0, 7)}"]`);
    if (month) strip.scrollLeft = month.offsetLeft - strip.offsetLeft;
  });

  // ---- filters: the choice is in the address, and chooses the feed -----------------------------------------
  const selects = all(".filters select");
  const key = (number) => data.choices[number][0];
  const chosen = () => selects.filter((one) => one.value !== "").map((one) => Number(one.value));

  const show = () => {
    const picked = chosen();
    const fits = (n) => {
      const own = rows.get(String(n))?.dataset.f.split(" ").map(Number);
      return !picked.length || (own && picked.every((one) => own.includes(one)));
    };
    rows.forEach((row, n) => row.classList.toggle("out", !fits(n)));
    marks.forEach((mark) => mark.classList.toggle("out", !fits(mark.dataset.n)));
    places.forEach((place) => {
      const fitting = place.dataset.n.split(" ").map(fits);
      place.classList.toggle("out", !fitting.includes(true));
      all("i", place).forEach((dot, i) => dot.classList.toggle("out", !fitting[i]));
    });
    let left = 4;
    cards.forEach((card) => {
      const late = card.classList.contains("late") || ("due" in card.dataset && dayOf(card.dataset.l) < today);
      const over = dayOf(card.dataset.l) < today && !late;
      const day = dayOf(card.dataset.d);
      const days = late ? dayOf(card.dataset.l) - today : Math.max(0, day - today);
      card.classList.toggle("late", late);
      card.querySelector(".in").textContent = until(days);
      card.hidden = over || !fits(card.dataset.n) || left-- <= 0;
    });
    const nothing = $("#nothing");
    if (nothing) nothing.hidden = cards.some((card) => !card.hidden);
    selects.forEach((one) => one.classList.toggle("set", one.value !== ""));
    const shown = [...rows.keys()].filter(fits).length;
    if ($("#shown")) {
      $("#shown").textContent = picked.length ? `${shown} of ${rows.size} dates` : "";
      $("#clear").hidden = !picked.length;
    }
    if ($("#whole")) $("#whole").hidden = !picked.length;
    if ($("#add")) $("#add").textContent = picked.length ? "Add these to my calendar" : "Add to my calendar";
    offer(picked);
  };
  const keep = () => {
    const said = new URLSearchParams(chosen().map((one) => { const [kind, ...rest] = key(one).split(" "); return [kind, rest.join(" ")]; }));
    history.replaceState(null, "", `#${said}`);
    show();
  };
  const restore = () => {
    if (!location.hash.includes("=")) return;
    const said = new URLSearchParams(location.hash.slice(1));
    selects.forEach((one) => {
      const of = `${one.dataset.kind} ${said.get(one.dataset.kind)}`;
      const at = data.choices.findIndex((choice) => choice[0] === of);
      one.value = at >= 0 ? String(at) : "";
    });
  };
  selects.forEach((one) => { one.onchange = keep; });
  if ($("#clear")) $("#clear").onclick = () => { selects.forEach((one) => { one.value = ""; }); keep(); selects[0].focus(); };

  // ---- subscribing -------------------------------------------------------------------------------------
  const feed = $("#feed");
  const offered = () => {
    const [path, url] = data.feeds[Number(feed.value)];
    if (url) return url;
    return location.protocol.startsWith("http") ? new URL(path, location.href.split(/[?#]/)[0]).href : "";
  };
  const fill = () => {
    const url = offered();
    const name = document.body.dataset.name + (feed.value === "0" ? "" : `: ${feed.selectedOptions[0].textContent}`);
    const values = { url, webcal: url.replace(/^https?:/i, "webcal:"), name };
    all("a[data-form]").forEach((link) => {
      const href = data.forms[link.dataset.form].replace(/\{(\w+)(%?)\}/g, (_all, of, coded) => (coded ? encodeURIComponent(values[of]) : values[of]));
      if (url) link.href = href; else link.removeAttribute("href");
    });
    $("#must").hidden = !!url;
    const local = /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);
    $("#must").firstElementChild.firstElementChild.textContent = local ? "This address is on this computer only: Google and Outlook cannot reach it." : "This page has no address on the web yet.";
    if (local) { $("#must").hidden = false; $("#must").firstElementChild.lastElementChild.hidden = true; }
    $("#address").value = url || data.feeds[Number(feed.value)][0];
    $("#download").href = data.feeds[Number(feed.value)][0];
  };
  const offer = (picked) => {
    if (!feed) return;
    feed.value = String(picked.length ? data.choices[picked[0]][1] : 0);
    $("#feed-note").textContent = picked.length > 1 ? "No feed is of all that you chose together; this one has the first of it, with more." : "";
    fill();
  };
  if (feed) {
    feed.onchange = () => { $("#feed-note").textContent = ""; fill(); };
    $("#copy").onclick = async () => {
      const box = $("#address");
      try { await navigator.clipboard.writeText(box.value); $("#copy").textContent = "Copied"; } catch { box.select(); }
      setTimeout(() => { $("#copy").textContent = "Copy"; }, 2000);
    };
  }

  // ---- the panel -----------------------------------------------------------------------------------------
  const panel = $("#panel");
  const body = $("#panel-body");
  let from = null;
  const clear = () => {
    all(".ghost").forEach((one) => one.remove());
    all(".moving").forEach((one) => one.classList.remove("moving"));
  };
  const close = () => {
    if (!panel.open) return;
    panel.close();
    document.documentElement.classList.remove("open");
    clear();
    if (from?.isConnected) from.focus({ preventScroll: true });
  };
  const begin = (title, opener) => {
    clear();
    if (!panel.contains(opener)) from = opener;
    $("#panel-title").textContent = title;
    body.replaceChildren();
  };
  const ready = () => {
    if (!panel.open) panel.show();
    document.documentElement.classList.add("open");
    panel.scrollTop = 0;
    $("#panel .close").focus({ preventScroll: true });
  };
  const open = (n, opener) => {
    const more = $(`#d${n}`);
    if (!more) return;
    begin(nameOf(n), opener);
    const copy = more.cloneNode(true);
    copy.removeAttribute("id");
    body.append(copy);
    const anchor = rows.get(String(n)).dataset.a;
    const source = anchor in data.slips && data.slips[anchor].length > 1 ? anchor : String(n);
    if (source in data.slips) body.append(slider(source));
    ready();
  };
  const openDay = (place) => {
    const numbers = place.dataset.n.split(" ");
    if (numbers.length === 1) { open(numbers[0], place); return; }
    begin(words(dayOf(place.dataset.d)), place);
    const list = make("ul", "", "days-of");
    numbers.forEach((n) => {
      const item = make("li");
      const link = make("a", nameOf(n));
      link.href = `#d${n}`;
      item.append(link, " ", make("span", rows.get(n).querySelector(".at")?.textContent || "", "soft"));
      list.append(item);
    });
    body.append(list);
    ready();
  };

  // ---- what moves if it slips ----------------------------------------------------------------------------
  const moveAt = (move, at) => {
    const [n, days, signs] = Array.isArray(move) ? move : [move, 0, ""];
    const more = days ? days[at] : 0;
    const sign = signs ? signs[at] : undefined;
    const note = sign && sign !== "." ? data.notes[sign.charCodeAt(0) - 0xa1] : "";
    return { n: String(n), days: more === null ? null : data.steps[at] + more, note };
  };
  const ghost = (n, days) => {
    all(`svg[data-px] .mark[data-n="${n}"]`).forEach((mark) => {
      const svg = mark.ownerSVGElement;
      const shape = mark.querySelector("path,rect,polygon,circle");
      if (!shape || !days) return;
      const one = shape.cloneNode(false);
      const old = one.getAttribute("transform") || "";
      one.setAttribute("class", "ghost");
      one.setAttribute("transform", `translate(${days * Number(svg.dataset.px)} 0) ${old}`);
      mark.append(one);
      mark.classList.add("moving");
    });
  };
  const slider = (n) => {
    const box = make("div", "", "slip");
    const label = make("label", `What moves if “${nameOf(n)}” slips?`);
    const range = Object.assign(make("input"), { type: "range", min: 0, max: data.steps.length - 1, id: "slip" });
    const out = make("output");
    const table = make("table");
    label.htmlFor = "slip";
    out.htmlFor = "slip";
    range.value = Math.max(0, data.steps.indexOf(7));
    const draw = () => {
      clear();
      const at = Number(range.value);
      const moves = data.slips[n].map((move) => moveAt(move, at));
      const by = data.steps[at];
      const own = dayOf(rows.get(n).dataset.l || rows.get(n).dataset.d);
      out.textContent = `+${by} day${by === 1 ? "" : "s"} → ${words(own + by)}`;
      range.setAttribute("aria-valuetext", out.textContent);
      const head = make("tr");
      head.append(...["Date", "Was", "Would be"].map((text) => Object.assign(make("th", text), { scope: "col" })));
      table.replaceChildren(head);
      moves.forEach((move) => {
        const row = rows.get(move.n);
        if (!row || !row.dataset.d || (move.days === 0 && !move.note)) return;
        const line = make("tr");
        const day = dayOf(row.dataset.l);
        const then = make("td", move.days === null ? "no date" : move.days ? short(day + move.days) : "stays");
        if (move.note) then.append(make("em", move.note));
        const what = make("td", nameOf(move.n));
        const who = row.children[2].textContent;
        if (who) what.append(" ", make("span", who, "soft"));
        line.append(what, make("td", short(day)), then);
        table.append(line);
        ghost(move.n, move.days);
      });
    };
    range.oninput = draw;
    box.append(label, range, out, table);
    if (data.cut.includes(Number(n))) box.append(make("p", "More hangs on it than is told here.", "soft"));
    box.append(make("p", "Nothing is saved. To do it, edit the plan and run copflow diff.", "soft"));
    draw();
    return box;
  };

  // ---- clicks and keys -----------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#d']");
    const summary = event.target.closest?.(".all summary");
    const mark = event.target.closest?.(".mark[data-n]");
    if (event.target.closest?.("#panel .close")) { close(); return; }
    if (link?.dataset.d) openDay(link);
    else if (link && /^#d\d+$/.test(link.hash)) open(link.hash.slice(2), link);
    else if (summary) open(summary.closest("tr").dataset.n, summary);
    else if (mark) open(mark.dataset.n, mark);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !$("[popover]:popover-open")) close();
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.(".mark")) { event.preventDefault(); open(event.target.dataset.n, event.target); }
  });
  // Inside of a picture or the calendar one thing can be reached by Tab, the others by the arrow keys.
  const rove = (items) => {
    items.forEach((item, i) => {
      item.setAttribute("tabindex", i ? "-1" : "0");
      if (item.matches(".mark")) {
        const seen = all("text", item).map((text) => text.textContent);
        const name = nameOf(item.dataset.n);
        const when = rows.get(item.dataset.n)?.querySelector(".w").textContent.trim();
        item.setAttribute("role", "button");
        item.setAttribute("aria-label", [...seen, ...(seen.includes(name) ? [] : [name]), when].filter(Boolean).join(", "));
      }
      item.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
        if (!step) return;
        event.preventDefault();
        const to = items[Math.max(0, Math.min(items.length - 1, i + step))];
        items.forEach((one) => one.setAttribute("tabindex", one === to ? "0" : "-1"));
        to.focus();
      });
    });
  };
  all("svg.drawing").forEach((svg) => rove(all(".mark[data-n]", svg)));
  rove(places);

  // ---- sorting ------------------------------------------------------------------------------------------
  all(".all th").forEach((th, _i, heads) => {
    const button = make("button", th.textContent);
    th.replaceChildren(button);
    button.onclick = () => {
      const up = th.getAttribute("aria-sort") !== "ascending";
      all("th", th.parentElement).forEach((one) => one.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", up ? "ascending" : "descending");
      const at = th.cellIndex;
      const value = (row) => (at ? row.children[at].textContent.trim().toLowerCase() : row.dataset.d || "9");
      const tbody = th.closest("table").tBodies[0];
      const order = [...tbody.rows].map((row, i) => [value(row), i, row]);
      const by = new Intl.Collator(undefined, { numeric: true });
      order.sort((a, b) => (by.compare(a[0], b[0]) || a[1] - b[1]) * (up ? 1 : -1));
      tbody.append(...order.map((one) => one[2]));
    };
  });

  // ---- light and dark --------------------------------------------------------------------------------------
  const theme = $("#theme");
  const dark = matchMedia("(prefers-color-scheme:dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const paint = () => theme.setAttribute("aria-pressed", isDark());
  try { const kept = localStorage.getItem("copflow-theme"); if (kept) root.dataset.theme = kept; } catch { /* no storage here */ }
  theme.onclick = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("copflow-theme", root.dataset.theme); } catch { /* no storage here */ }
    paint();
  };
  dark.onchange = paint;
  paint();

  const arrive = () => {
    restore();
    show();
    const at = /^#d(\d+)$/.exec(location.hash);
    if (at) open(at[1], null);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
