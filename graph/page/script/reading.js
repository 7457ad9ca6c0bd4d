/* The panel on a relation, with all its evidence, and on an actor, with all its relations. */

import { actors, documents, kinds, labelOf, other, plural, relations, schema } from "./data.js";
import { bdi, el } from "./dom.js";
import { kindIcon, lineIcon } from "./icons.js";
import { actorButton, card, joined, relationItem, tag } from "./parts.js";
import { change, state } from "./state.js";

/** A relation: what is told of it, both sides where it is contested, and what else holds between its actors. */
export function relationView(id, { passing }) {
  const relation = relations[id];
  const how = passing.get(id) ?? relation;
  const head = [
    el("h2", { tabindex: -1, class: "fact" }, actorButton(relation.source), verb(relation, how), actorButton(relation.target)),
    el(
      "p",
      { class: "tags" },
      how.contested ? tag("contested", "contested") : null,
      tag(how.status),
      tag(labelOf.quad(relation.quad)),
      relation.symmetric ? tag("mutual") : null,
      tag(`confidence ${how.confidence.toFixed(2)}`),
    ),
  ];
  if (!passing.has(id)) return [...head, note("The filters hide this relation.")];
  const hidden = relation.evidence.length - how.evidence.length;
  return [
    ...head,
    ...(how.contested ? sides(how) : cards(how.evidence)),
    relation.elsewhere ? note(beyond(relation.elsewhere)) : null,
    hidden ? note(`The filters hide ${plural(hidden, "more sentence")}.`) : null,
    ...between(relation, passing),
  ];
}

/** An actor: kind, names, roles, its relations by type, its mentions. */
export function actorView(id, { passing }) {
  const actor = actors[id];
  const own = actor.relations.filter((one) => passing.has(one));
  const path = el("button", { "data-key": "path from", onclick: () => change({ path: [id, null] }) }, "Path to…");
  return [
    el("h2", { tabindex: -1 }, kindIcon(actor.kind), bdi(actor.name)),
    el("p", { class: "tags" }, tag(kinds.get(actor.kind).label), actor.code ? tag(actor.code) : null),
    el("dl", {}, ...words("Also called", actor.aliases), ...words("Roles", actor.roles)),
    el("p", { class: "tools" }, "Focus, steps:", ...[1, 2, 3].map((steps) => focusButton(id, steps)), path),
    el("h3", {}, own.length ? `Relations (${own.length})` : "No relation passes the filters"),
    ...schema.types.flatMap((type) => ofType(type, own, passing, id)),
    ...mentions(actor),
  ];
}

const beyond = (count) => `The store has ${plural(count, "more sentence")}, which this page does not hold and its filters do not see.`;

const note = (text) => el("p", { class: "note" }, text);

function verb(relation, { status }) {
  return el("span", { class: "verb" }, lineIcon(relation.quad, status, relation.symmetric), relation.label);
}

function sides({ evidence }) {
  const side = (heading, look, list) =>
    el("section", { class: `side ${look}` }, el("h3", {}, `${heading} (${list.length})`), ...cards(list));
  const denies = ({ status }) => status === "denied";
  return [
    side("Says so", "for", evidence.filter((one) => !denies(one))),
    side("Denies it", "against", evidence.filter(denies)),
  ]; // prettier-ignore
}

/** Cards by date, the undated last. */
function cards(evidence) {
  const key = ({ date }) => date ?? "9999";
  return [...evidence].sort((a, b) => (key(a) > key(b)) - (key(a) < key(b))).map(card);
}

function between({ id, source, target }, passing) {
  const more = actors[source].relations.filter((one) => one !== id && passing.has(one) && other(relations[one], source) === target);
  const list = more.map((one) => relationItem(one, passing, source));
  return list.length ? [el("h3", {}, "Also between the two"), el("ul", { class: "list" }, ...list)] : [];
}

function words(term, list) {
  return list.length ? [el("dt", {}, term), el("dd", {}, ...joined(list.map((word) => bdi(word)), ", "))] : []; // prettier-ignore
}

function focusButton(id, steps) {
  const on = state.focus === id && state.steps === steps;
  const does = () => change(on ? { focus: null, camera: null } : { focus: id, steps, camera: null });
  return el("button", { "data-key": `step ${steps}`, "aria-pressed": String(on), onclick: does }, steps);
}

function ofType(type, own, passing, id) {
  const list = own.filter((one) => relations[one].type === type.name).map((one) => relationItem(one, passing, id, false));
  return list.length ? [group(type.label, list.length, true, el("ul", { class: "list" }, ...list))] : [];
}

function group(heading, number, open, content) {
  return el("details", { class: "group", open }, el("summary", {}, `${heading} `, el("span", { class: "count" }, number)), content);
}

function mentions(actor) {
  const total = actor.mentions.reduce((sum, mention) => sum + mention.count, 0);
  if (!total) return [];
  const more = actor.elsewhere ? note(`The store has ${actor.elsewhere.toLocaleString("en")} of them more than this page.`) : null;
  const word = ({ text, count }) => el("span", {}, bdi(text), count > 1 ? ` ×${count}` : "");
  const rows = [...new Set(actor.mentions.map((mention) => mention.doc))].flatMap((doc) => {
    const here = actor.mentions.filter((mention) => mention.doc === doc);
    return [el("dt", {}, bdi(documents[doc].id)), el("dd", {}, ...joined(here.map(word), ", "))];
  });
  return [group("Mentions", total + actor.elsewhere, false, el("dl", { class: "mentions" }, ...rows), more)];
}
