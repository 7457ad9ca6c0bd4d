/* The same relations as a table: sorted by any column, filtered by the same filters. */

import { actors, labelOf, plural, relations } from "./data.js";
import { $, bdi, el, fill } from "./dom.js";
import { day } from "./parts.js";
import { change } from "./state.js";

const PAGE = 300; // rows before "more"
const COLUMNS = [
  { name: "Who", value: ({ relation }) => actors[relation.source].name, cell: (text) => bdi(text) },
  {
    name: "Relation",
    value: ({ relation }) => relation.label,
    cell: (text, { relation }) =>
      el(
        "button",
        { class: "link", "data-key": `row ${relation.id}`, onclick: () => change({ selected: { relation: relation.id }, path: null }) },
        text,
      ),
  },
  { name: "Whom", value: ({ relation }) => actors[relation.target].name, cell: (text) => bdi(text) },
  { name: "Status", value: ({ how }) => (how.contested ? `${how.status}, contested` : how.status) },
  {
    name: "Said by",
    value: ({ how }) => [...new Set(how.evidence.flatMap((one) => one.speakers))].map(labelOf.speaker).join("; "),
    cell: (text) => bdi(text),
  },
  { name: "Sentences", value: ({ how }) => how.evidence.length + how.elsewhere, number: true },
  { name: "Confidence", value: ({ how }) => how.confidence, cell: (value) => value.toFixed(2), number: true },
  { name: "First", value: ({ how }) => dates(how)[0] ?? "", cell: (date, { how }) => dated(date, how.elsewhere ? "≤ " : "") },
  { name: "Last", value: ({ how }) => dates(how).at(-1) ?? "", cell: (date, { how }) => dated(date, how.elsewhere ? "≥ " : "") },
];
const sorted = { column: 5, down: true };
let rows = PAGE;

/** Fill the table with the relations that pass and lie in the scope. */
export function showTable({ passing }, inScope) {
  const shown = [...passing].filter(([id]) => inScope(id)).map(([id, how]) => ({ relation: relations[id], how }));
  const { value } = COLUMNS[sorted.column];
  const order = (a, b) => (a > b) - (a < b);
  shown.sort((a, b) => (sorted.down ? -1 : 1) * order(value(a), value(b)) || a.relation.id - b.relation.id);
  fill($("table-head"), ...COLUMNS.map(header));
  fill($("table-body"), ...shown.slice(0, rows).map(line));
  $("table-caption").textContent = shown.length
    ? `${plural(shown.length, "relation")}${shown.length > rows ? `, the first ${rows}` : ""}`
    : "No relation passes the filters.";
  $("table-more").hidden = shown.length <= rows;
}

/** Start the button that lengthens the table. */
export function startTable() {
  $("table-more").addEventListener("click", () => {
    rows += PAGE;
    change({});
  });
}

function header({ name, number }, place) {
  const here = sorted.column === place;
  const sort = () => {
    Object.assign(sorted, { column: place, down: here ? !sorted.down : Boolean(number) });
    change({});
  };
  return el(
    "th",
    { scope: "col", class: number && "number", "aria-sort": here ? (sorted.down ? "descending" : "ascending") : null },
    el(
      "button",
      { "data-key": `sort ${name}`, onclick: sort },
      name,
      el("span", { class: "arrow", "aria-hidden": "true" }, here ? (sorted.down ? " ▾" : " ▴") : ""),
    ),
  );
}

function line(row) {
  return el(
    "tr",
    {},
    ...COLUMNS.map(({ value, cell, number }, place) =>
      el(place ? "td" : "th", { scope: place ? null : "row", class: number && "number" }, cell ? cell(value(row), row) : value(row)),
    ),
  );
}

/** A date; what a store has beyond this page may be earlier or later. */
const dated = (date, sign) => (date ? sign + day(date) : "undated");

const dates = ({ evidence }) =>
  evidence
    .map((one) => one.date)
    .filter(Boolean)
    .sort();
