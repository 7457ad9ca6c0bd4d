/* What the reader has chosen. It lives in the URL's fragment, so that a link restores it.
   Actors stand there by name and relations as source|type|target, so that a link outlives a page written anew. */

import { actorNamed, actors, documents, relationKeyed, relations, schema } from "./data.js";

export const FACETS = ["type", "status", "kind", "speaker", "doc", "publisher"];

const speakers = new Set(relations.flatMap((relation) => relation.evidence.flatMap((evidence) => evidence.speakers)));

/** Every value of a facet that the data has, in its order. */
export const values = {
  type: used(
    schema.types.map((type) => type.name),
    relations.map((relation) => relation.type),
  ),
  status: used(
    schema.statuses.map((status) => status.name),
    relations.flatMap((relation) => relation.evidence.map((one) => one.status)),
  ),
  kind: used(
    schema.kinds.map((kind) => kind.name),
    actors.map((actor) => actor.kind),
  ),
  speaker: [...speakers].sort((a, b) => (a > b) - (a < b)),
  doc: [...new Set(documents.map((doc) => doc.id))],
  publisher: [...new Set(documents.map((doc) => doc.publisher ?? ""))].sort(),
};

const defaults = () => ({
  selected: null, // {actor: id} or {relation: id}
  off: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
  evidence: 1,
  confidence: 0,
  from: null,
  to: null,
  undated: true,
  focus: null,
  steps: 1,
  path: null, // path is [actor, actor], either of them null while it is being chosen
  mode: "picture",
  size: "degree",
  groups: false,
  show: 80,
  lonely: false,
  theme: "auto",
  moved: new Map(),
  camera: null,
});

export const state = defaults();
const listeners = [];

/** Have `listener` called with the state's changed keys after each change. */
export const onChange = (listener) => listeners.push(listener);

/** Change some of the state; everything on the page follows. */
export function change(patch) {
  Object.assign(state, patch);
  remember();
  for (const listener of listeners) listener(new Set(Object.keys(patch)));
}

/** Switch values of a facet on or off. */
export function toggle(facet, names, on) {
  const off = new Set(state.off[facet]);
  for (const name of names) on ? off.delete(name) : off.add(name);
  change({ off: { ...state.off, [facet]: off } });
}

/** Leave only these values of a facet on; all of them again if it is so already. */
export function only(facet, names) {
  const rest = values[facet].filter((value) => !names.includes(value));
  const alone = rest.length === state.off[facet].size && rest.every((value) => state.off[facet].has(value));
  change({ off: { ...state.off, [facet]: new Set(alone ? [] : rest) } });
}

/** Back to everything; what is selected stays. */
export function reset() {
  const { off, evidence, confidence, from, to, undated } = defaults();
  change({ off, evidence, confidence, from, to, undated });
}

export function isFiltered() {
  return (
    state.evidence > 1 ||
    state.confidence > 0 ||
    state.from != null ||
    state.to != null ||
    !state.undated ||
    FACETS.some((facet) => state.off[facet].size > 0)
  );
}

/** Write the state into the URL's fragment, without a new entry in the history. */
export function remember() {
  try {
    history.replaceState(null, "", `#${fragment()}`);
  } catch {
    /* a page inside a notebook has no address of its own */
  }
}

function fragment() {
  const words = new URLSearchParams();
  const fresh = defaults();
  const name = (id) => actors[id].name;
  for (const key of ["evidence", "confidence", "from", "to", "undated", "mode", "size", "groups", "show", "lonely", "theme"]) {
    if (state[key] !== fresh[key]) words.set(key, state[key]);
  }
  if (state.selected?.actor != null) words.set("actor", name(state.selected.actor));
  if (state.selected?.relation != null) words.set("relation", relations[state.selected.relation].key);
  if (state.focus != null) {
    words.set("focus", name(state.focus));
    words.set("steps", state.steps);
  }
  if (state.path) state.path.forEach((end) => words.append("path", end == null ? "" : name(end)));
  for (const facet of FACETS) {
    const off = state.off[facet];
    const few = off.size * 2 <= values[facet].length;
    const named = values[facet].filter((value) => off.has(value) === few);
    if (off.size) words.set(`${few ? "no" : "only"}-${facet}`, JSON.stringify(named));
  }
  for (const [id, [x, y]] of state.moved) words.append("at", JSON.stringify([name(id), x, y]));
  if (state.camera) words.set("camera", state.camera.join(","));
  return words.toString();
}

/** Read the state from the URL's fragment; what makes no sense there is passed over. */
export function restore() {
  const words = new URLSearchParams(location.hash.slice(1));
  const number = (key, low, high) => within(Number(words.get(key)), low, high) ?? defaults()[key];
  const choice = (key, allowed) => (allowed.includes(words.get(key)) ? words.get(key) : defaults()[key]);
  const date = (key) => (/^\d{4}-\d{2}-\d{2}$/.test(words.get(key) ?? "") ? words.get(key) : null);
  const actor = (key) => actorNamed.get(words.get(key)) ?? null;
  const relation = relationKeyed.get(words.get("relation"));
  const path = words
    .getAll("path")
    .slice(0, 2)
    .map((end) => actorNamed.get(end) ?? null);
  Object.assign(state, {
    selected: relation != null ? { relation } : actor("actor") != null ? { actor: actor("actor") } : null,
    evidence: number("evidence", 1, 1e6),
    confidence: number("confidence", 0, 1),
    show: number("show", 1, 1e6),
    steps: number("steps", 1, 3),
    from: date("from"),
    to: date("to"),
    undated: words.get("undated") !== "false",
    focus: actor("focus"),
    path: path.length === 2 ? path : null,
    mode: choice("mode", ["picture", "table"]),
    size: choice("size", ["degree", "brokerage", "same"]),
    theme: choice("theme", ["auto", "light", "dark"]),
    groups: words.get("groups") === "true",
    lonely: words.get("lonely") === "true",
    off: Object.fromEntries(FACETS.map((facet) => [facet, switchedOff(words, facet)])),
    moved: new Map(words.getAll("at").map(place).filter(Boolean)),
    camera: camera(words.get("camera")),
  });
  for (const listener of listeners) listener(new Set(Object.keys(state)));
}

function switchedOff(words, facet) {
  const list = (key) => {
    const found = parsed(words.get(`${key}-${facet}`));
    return Array.isArray(found) ? found : null;
  };
  const [no, alone] = [list("no"), list("only")];
  return new Set(values[facet].filter((value) => no?.includes(value) || (alone && !alone.includes(value))));
}

function place(text) {
  const [name, x, y] = parsed(text) ?? [];
  return actorNamed.has(name) && Number.isFinite(x) && Number.isFinite(y) ? [actorNamed.get(name), [x, y]] : null;
}

function camera(text) {
  const found = (text ?? "").split(",").map(Number);
  return found.length === 3 && found.every(Number.isFinite) && found[2] > 0 ? found : null;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function within(value, low, high) {
  return Number.isFinite(value) && value >= low && value <= high ? value : undefined;
}

function used(order, present) {
  const found = new Set(present);
  return order.filter((name) => found.has(name));
}
