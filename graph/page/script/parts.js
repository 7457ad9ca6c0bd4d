/* What the views of the panel are made of. */

import { actors, other, relations } from "./data.js";
import { bdi, el } from "./dom.js";
import { kindIcon, lineIcon } from "./icons.js";
import { sentence } from "./marks.js";
import { change } from "./state.js";

const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const FEW = 8; // copies that are named
const TOLD = { "→": "to", "←": "from", "↔": "with" };

/** A date as people write it. */
export const day = (date) => calendar.format(new Date(`${date}T00:00:00Z`));

export const selectActor = (id) => change({ selected: { actor: id }, path: null });
export const selectRelation = (id) => change({ selected: { relation: id }, path: null });

/** A name that leads to its actor. */
export function actorButton(id) {
  const { kind, name } = actors[id];
  return el("button", { class: "actor", "data-key": `actor ${id}`, onclick: () => selectActor(id) }, kindIcon(kind), bdi(name));
}

/** A small word about something. */
export function tag(text, look = "") {
  return el("span", { class: `tag ${look}` }, text);
}

/** Elements with something between each two. */
export const joined = (parts, between) => parts.flatMap((part, place) => (place ? [between, part] : [part]));

/** A relation as one line of a list, seen from an actor; `named` if the list does not say its type already. */
export function relationItem(id, passing, from, named = true) {
  const relation = relations[id];
  const { status, contested, evidence, elsewhere } = passing.get(id);
  const sign = relation.symmetric ? "↔" : relation.source === from ? "→" : "←";
  const arrow = el("span", { role: "img", "aria-label": TOLD[sign] }, sign);
  const what = el("span", { class: "what" }, named ? `${relation.label} ` : "", arrow, " ", bdi(actors[other(relation, from)].name));
  const mark = contested ? tag("contested", "contested") : status !== "asserted" ? tag(status) : null;
  return listItem(`relation ${id}`, () => selectRelation(id), lineIcon(relation.quad, status, true), what, mark, count(evidence.length + elsewhere));
}

/** A line of a list that does something. */
export function listItem(key, does, ...content) {
  return el("li", {}, el("button", { class: "item", "data-key": key, onclick: does }, ...content));
}

export const count = (number) => el("span", { class: "count", title: "sentences" }, number);

/** A piece of evidence: the sentence, who says so, how real it is, where it stands, why it was read so. */
export function card(evidence) {
  const { status, confidence, doc, publisher, date, why, copies } = evidence;
  const source = [bdi(doc), publisher && bdi(publisher), date ? el("time", { datetime: date }, day(date)) : "undated"].filter(Boolean);
  return el(
    "article",
    { class: "card" },
    sentence(evidence),
    el(
      "dl",
      {},
      ...[el("dt", {}, "Says so"), el("dd", {}, ...speaker(evidence.said))],
      ...[el("dt", {}, "Status"), el("dd", {}, status, el("span", { class: "note" }, ` · confidence ${confidence.toFixed(2)}`))],
      ...[el("dt", {}, "Source"), el("dd", {}, ...joined(source, ", "))],
      ...(copies.length ? [el("dt", {}, "Also in"), el("dd", {}, ...few(copies))] : []),
    ),
    why.length ? el("details", { class: "why" }, el("summary", {}, "Why it was read so"), el("ul", {}, ...why.map(reason))) : null,
  );
}

function few(names) {
  const rest = names.length > FEW ? ` and ${(names.length - FEW).toLocaleString("en")} more` : "";
  return [...joined(names.slice(0, FEW).map((name) => bdi(name)), ", "), rest]; // prettier-ignore
}

const reason = (text) => el("li", {}, bdi(text));

function speaker(said) {
  if (!said) return ["the text itself"];
  const others = said.actors.filter((name) => name !== said.text);
  const names = others.length ? [" (", ...joined(others.map((name) => bdi(name)), ", "), ")"] : []; // prettier-ignore
  return [bdi(said.text), ...names];
}
