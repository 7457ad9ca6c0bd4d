/* The legend, which is the filter: every kind, type, status, speaker, document and publisher with its sign, its count and a switch. */

import { labelOf, schema, types } from "./data.js";
import { $, bdi, el, fill } from "./dom.js";
import { kindIcon, lineIcon } from "./icons.js";
import { change, isFiltered, only, reset, state, toggle, values } from "./state.js";

const HEADINGS = { type: "Relations", status: "Status", kind: "Actors", speaker: "Who says so", doc: "Documents", publisher: "Publishers" };
const SOURCES = ["speaker", "doc", "publisher"]; // closed at first, by number, and left out where there is no choice
const LONG = 12; // rows of a list before it is cut
const whole = new Set();

/** Build the lists once; `showLegend` fills them. */
export function startLegend() {
  const parts = Object.entries(HEADINGS).filter(([facet]) => values[facet].length > (SOURCES.includes(facet) ? 1 : 0));
  $("facets").replaceChildren(
    ...parts.map(([facet, heading]) =>
      el(
        "details",
        { open: !SOURCES.includes(facet), class: "facet" },
        el("summary", {}, el("h3", {}, heading)),
        el("ul", { id: `facet-${facet}` }),
      ),
    ),
  );
  $("evidence").addEventListener("input", ({ target }) => change({ evidence: Number(target.value) }));
  $("confidence").addEventListener("input", ({ target }) => change({ confidence: Number(target.value) }));
  $("reset").addEventListener("click", reset);
}

/** Fill the lists with the counts of a selection. */
export function showLegend({ counts }) {
  for (const facet of Object.keys(HEADINGS)) {
    const list = $(`facet-${facet}`);
    if (list) fill(list, ...(facet === "type" ? typeRows(counts.type) : rows(facet, counts[facet])));
  }
  $("evidence").value = state.evidence;
  $("evidence-value").textContent = state.evidence;
  $("confidence").value = state.confidence;
  $("confidence-value").textContent = state.confidence.toFixed(2);
  $("reset").hidden = !isFiltered();
}

function typeRows(counts) {
  return [...schema.quads.map((quad) => quad.name), "none"].flatMap((quad) => {
    const names = values.type.filter((name) => (types.get(name).quad ?? "none") === quad);
    if (!names.length) return [];
    const total = names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
    return [
      row("type", names, labelOf.quad(quad), lineIcon(quad, "asserted", true), total, "quad"),
      ...names.map((name) => row("type", [name], labelOf.type(name), null, counts.get(name) ?? 0, "type", types.get(name).description)),
    ];
  });
}

function rows(facet, counts) {
  const names = SOURCES.includes(facet) ? [...values[facet]].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)) : values[facet];
  const sign = { status: (name) => lineIcon(null, name), kind: (name) => kindIcon(name) }[facet] ?? (() => null);
  const hint = facet === "status" ? (name) => schema.statuses.find((status) => status.name === name).description : () => null;
  const cut = names.length > LONG && !whole.has(facet);
  return [
    ...(cut ? names.slice(0, LONG) : names).map((name) =>
      row(facet, [name], labelOf[facet](name), sign(name), counts.get(name) ?? 0, "", hint(name)),
    ),
    cut
      ? el(
          "li",
          {},
          el(
            "button",
            {
              class: "quiet",
              "data-key": `more ${facet}`,
              onclick: () => {
                whole.add(facet);
                change({});
              },
            },
            `${names.length - LONG} more`,
          ),
        )
      : null,
  ];
}

function row(facet, names, text, sign, number, look, hint) {
  const on = names.filter((name) => !state.off[facet].has(name)).length;
  const key = `${facet} ${names.join(" ")}`;
  const box = el("input", { type: "checkbox", "data-key": key, onchange: ({ target }) => toggle(facet, names, target.checked) });
  box.checked = on > 0;
  box.indeterminate = on > 0 && on < names.length;
  return el(
    "li",
    { class: `row ${look} ${number ? "" : "none"}`, title: hint },
    el("label", {}, box, sign, bdi(text, { class: "name" }), el("span", { class: "count" }, number.toLocaleString("en"))),
    el("button", { class: "only", "data-key": `only ${key}`, "aria-label": `only ${text}`, onclick: () => only(facet, names) }, "only"),
  );
}
