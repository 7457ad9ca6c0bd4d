/* The panel beside the picture: a relation, an actor, a path, or an overview. */

import { actors, plural, relations } from "./data.js";
import { $, bdi, el, fill } from "./dom.js";
import { groupIcon, kindIcon, lineIcon } from "./icons.js";
import { actorButton, card, count, joined, listItem, selectActor, selectRelation } from "./parts.js";
import { actorView, relationView } from "./reading.js";
import { searchField } from "./search.js";
import { change, state } from "./state.js";

const FEW = 40; // actors up to which a wide screen has room for the overview too
const HINT =
  "Click a line or its word to read its sentences, an actor to see all its relations. The list on the left is legend and filter in one.";

/** Show what is selected; `steps` is the path found, null if there is none. */
export function showPanel(selection, weight, steps) {
  const { selected, path } = state;
  const reading = $("panel-content").contains(document.activeElement);
  fill($("panel-content"), ...content(selection, weight, steps));
  if (reading && document.activeElement === document.body) $("panel-content").querySelector("h2").focus();
  announce(selection);
  $("close").hidden = !path && !selected;
  document.body.classList.toggle("details", Boolean(path || selected || state.groups));
  document.body.classList.toggle("few", actors.length <= FEW);
}

/** Tell a screen reader in short what is selected. */
function announce({ passing }) {
  const { relation, actor } = state.selected ?? {};
  const { source, target, label } = relations[relation] ?? {};
  const told =
    relation != null
      ? `${actors[source].name} ${label} ${actors[target].name}: ${plural(sentences(passing.get(relation)), "sentence")}`
      : actor != null
        ? `${actors[actor].name}: ${plural(actors[actor].relations.filter((id) => passing.has(id)).length, "relation")}`
        : "";
  if ($("announcement").textContent !== told) $("announcement").textContent = told;
}

const sentences = (how) => (how ? how.evidence.length + how.elsewhere : 0);

/** Begin a path, at the selected actor if there is one, and ask for what is missing. */
export function openPath() {
  change({ path: state.path ?? [state.selected?.actor ?? null, null] });
  $(state.path[0] == null ? "path-from" : "path-to").focus();
}

function content(selection, weight, steps) {
  const { selected, path } = state;
  if (path) return pathView(selection, steps);
  if (selected?.relation != null) return relationView(selected.relation, selection);
  if (selected?.actor != null) return actorView(selected.actor, selection);
  return relations.length ? overview(selection, weight) : nothing();
}

function pathView(selection, steps) {
  const [from, to] = state.path;
  return [
    el("h2", { tabindex: -1 }, "Path between two actors"),
    el(
      "div",
      { class: "ends" },
      end("path-from", "From", from, (id) => [id, to]),
      end("path-to", "To", to, (id) => [from, id]),
    ),
    ...found(selection, steps),
  ];
}

function end(id, label, actor, path) {
  const pick = (picked) => {
    change({ path: path(picked) });
    if (picked != null && state.path.includes(null)) $(state.path[0] == null ? "path-from" : "path-to").focus();
  };
  const value = actor == null ? "" : actors[actor].name;
  return searchField({ id, label, value, placeholder: "an actor…", pick });
}

function found({ passing }, steps) {
  const [from, to] = state.path;
  const note = (text) => [el("p", { class: "note" }, text)];
  if (from == null || to == null) return note("Choose two actors: the shortest way between them over the relations that pass the filters.");
  if (from === to) return note("Choose two different actors.");
  if (!steps) return note("No way leads from one to the other over the relations that pass the filters.");
  return [el("p", {}, `${plural(steps.length, "step")}:`), el("ol", { class: "path" }, ...steps.map((id) => step(id, passing)))];
}

function step(id, passing) {
  const { source, target, quad, symmetric, label } = relations[id];
  const { status, evidence } = passing.get(id);
  const verb = el(
    "button",
    { class: "verb", "data-key": `hop ${id}`, onclick: () => selectRelation(id) },
    lineIcon(quad, status, symmetric),
    label,
  );
  return el("li", {}, el("div", { class: "hop" }, actorButton(source), verb, actorButton(target)), card(evidence[0]));
}

function overview({ passing }, weight) {
  const heavy = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  const contested = [...passing].filter(([, how]) => how.contested).map(([id]) => id);
  return [
    el("h2", { tabindex: -1 }, "Overview"),
    el("p", { class: "note" }, HINT),
    ...section(`Contested (${contested.length})`, contested.slice(0, 12).map((id) => contestedItem(id, passing))),
    ...(state.groups ? section("Groups of allied actors", groups()) : []),
    ...section("Most connected", heavy.map(([id, sum]) => actorItem(id, sum))),
  ]; // prettier-ignore
}

/** The groups that the picture shows. */
function groups() {
  const members = Map.groupBy(
    actors.filter((actor) => actor.group != null),
    (actor) => actor.group,
  );
  return [...members]
    .sort((a, b) => a[0] - b[0])
    .map(([number, list]) => {
      const names = list.sort((a, b) => b.relations.length - a.relations.length || a.id - b.id).map((actor) => bdi(actor.name));
      return el("li", { class: "member" }, groupIcon(number), el("span", {}, ...joined(names, ", ")));
    });
}

const section = (heading, items) => (items.length ? [el("h3", {}, heading), el("ul", { class: "list" }, ...items)] : []);

function contestedItem(id, passing) {
  const { source, target, label, quad } = relations[id];
  const what = el("span", { class: "what" }, bdi(actors[source].name), ` ${label} `, bdi(actors[target].name));
  return listItem(`contested ${id}`, () => selectRelation(id), lineIcon(quad, passing.get(id).status, true), what);
}

function actorItem(id, sum) {
  const what = el("span", { class: "what" }, bdi(actors[id].name));
  return listItem(`heavy ${id}`, () => selectActor(id), kindIcon(actors[id].kind), what, count(sum));
}

function nothing() {
  const text = actors.length ? "The texts name these actors, but no relation between two of them was read." : "The texts name no actor.";
  return [el("h2", { tabindex: -1 }, "No relation was found"), el("p", { class: "note" }, text)];
}
