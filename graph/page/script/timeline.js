/* The timeline: how much dated evidence there is in each day, week, month or year, and the stretch of it that counts. It can play. */

import { documents, plural } from "./data.js";
import { $, svg } from "./dom.js";
import { day } from "./parts.js";
import { change, state } from "./state.js";

const DAY = 86400000;
const UNITS = [
  ["day", 1],
  ["week", 7],
  ["month", 30.4],
  ["quarter", 91.3],
  ["year", 365.25],
];
const BINS = 60; // the most bars
const TICK = 700; // milliseconds a bar when playing

const iso = (at) => at.toISOString().slice(0, 10);
const dates = [...new Set(documents.map((doc) => doc.date).filter(Boolean))].sort();
const starts = bins();
let timer = null;

/** Make the controls work; without two dates there is no timeline. */
export function startTimeline() {
  $("timeline").hidden = starts.length < 2;
  if (starts.length < 2) return;
  for (const id of ["from", "to"]) $(id).max = starts.length - 1;
  $("from").addEventListener("input", ({ target }) => range(Math.min(Number(target.value), Number($("to").value)), Number($("to").value)));
  $("to").addEventListener("input", ({ target }) =>
    range(Number($("from").value), Math.max(Number(target.value), Number($("from").value))),
  );
  $("undated").addEventListener("change", ({ target }) => change({ undated: target.checked }));
  $("undated").parentElement.hidden = documents.every((doc) => doc.date);
  $("play").addEventListener("click", () => (timer ? stop() : play()));
}

/** Draw the histogram of a selection's dates. */
export function showTimeline({ dated }) {
  if (starts.length < 2) return;
  const [from, to] = [state.from ? binOf(state.from) : 0, state.to ? binOf(state.to) : starts.length - 1];
  const counts = starts.map(() => 0);
  for (const date of dated) counts[binOf(date)] += 1;
  const top = Math.max(1, ...counts);
  const width = 1000 / starts.length;
  $("bars").replaceChildren(
    ...counts.map((count, place) =>
      svg(
        "rect",
        {
          x: place * width + width * 0.08,
          width: width * 0.84,
          y: 40 - (38 * count) / top,
          height: (38 * count) / top,
          class: place >= from && place <= to ? "in" : "out",
        },
        svg("title", {}, `${span(place, place)}: ${plural(count, "sentence")}`),
      ),
    ),
  );
  $("from").value = from;
  $("to").value = to;
  for (const [id, place] of [
    ["from", from],
    ["to", to],
  ])
    $(id).setAttribute("aria-valuetext", span(place, place));
  const inside = counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
  $("span").textContent = `${span(from, to)} · ${plural(inside, "dated sentence")}`;
  $("undated").checked = state.undated;
}

/** Stop playing, if it plays. */
export function stop() {
  clearInterval(timer);
  timer = null;
  $("play").textContent = "Play";
}

function play() {
  let [from, to] = [Number($("from").value), Number($("to").value)];
  if (to >= starts.length - 1) to = from - 1;
  $("play").textContent = "Pause";
  const step = () => {
    to += 1;
    range(from, to);
    if (to >= starts.length - 1) stop();
  };
  timer = setInterval(step, TICK);
  step();
}

function range(from, to) {
  change({ from: from > 0 ? starts[from] : null, to: to < starts.length - 1 ? last(to) : null });
}

function bins() {
  if (dates.length < 2) return [];
  const [first, end] = [dates[0], dates.at(-1)];
  const days = (Date.parse(end) - Date.parse(first)) / DAY;
  const [unit] = UNITS.find(([, length]) => days / length < BINS) ?? UNITS.at(-1);
  const found = [];
  for (let start = floor(first, unit); start <= end; start = next(start, unit)) found.push(start);
  return found;
}

function floor(date, unit) {
  const at = new Date(`${date}T00:00:00Z`);
  if (unit === "week") at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  if (unit === "month" || unit === "quarter" || unit === "year") at.setUTCDate(1);
  if (unit === "quarter") at.setUTCMonth(at.getUTCMonth() - (at.getUTCMonth() % 3));
  if (unit === "year") at.setUTCMonth(0);
  return iso(at);
}

function next(date, unit) {
  const at = new Date(`${date}T00:00:00Z`);
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  if (months) at.setUTCMonth(at.getUTCMonth() + months);
  else at.setUTCDate(at.getUTCDate() + (unit === "week" ? 7 : 1));
  return iso(at);
}

function binOf(date) {
  const after = starts.findIndex((start) => start > date);
  return Math.max(0, (after < 0 ? starts.length : after) - 1);
}

/** The last day of a bin. */
const last = (place) => (place + 1 < starts.length ? iso(new Date(Date.parse(starts[place + 1]) - DAY)) : dates.at(-1));
const span = (from, to) =>
  starts[from] === last(to) ? day(starts[from]) : `${day(starts[from])} – ${day(last(to) < starts[to] ? starts[to] : last(to))}`;
