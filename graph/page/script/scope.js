/* What the picture shows of what passes: a focus, or the most connected part of a large graph, or all. */

import { actors, relations } from "./data.js";
import { state } from "./state.js";
import { around } from "./paths.js";

const LARGE = 300; // actors beyond which the picture opens on its most connected part
export const MOST = 10000; // relations that one picture holds

/** How heavy each actor is: the passing evidence of its relations. */
export function weigh(passing) {
  const weight = new Map();
  for (const [id, { counted, elsewhere }] of passing) {
    for (const end of [relations[id].source, relations[id].target]) weight.set(end, (weight.get(end) ?? 0) + counted.length + elsewhere);
  }
  return weight;
}

/** The actors and relations to draw; `stage` are the actors that have a place (in a small graph those that a filter hides too);
    `of` says how many actors there are to choose from, `part` whether they are a part only, `cut` how many relations are too many. */
export function scope(selection, weight) {
  const { passing } = selection;
  const all = candidates(selection);
  const part = state.focus == null && all.size > LARGE && state.show < all.size;
  const shown = part ? heaviest(all, weight) : all;
  const inside = (id) => shown.has(relations[id].source) && shown.has(relations[id].target);
  const lines = [...passing.keys()].filter(inside);
  const kept = new Set(
    lines.length > MOST ? lines.sort((a, b) => passing.get(b).confidence - passing.get(a).confidence).slice(0, MOST) : lines,
  );
  return { actors: shown, relations: kept, stage: stage(shown), of: all.size, part, cut: lines.length - kept.size };
}

function stage(shown) {
  const all = actors.filter((actor) => actor.relations.length || state.lonely || !relations.length);
  return all.length <= LARGE ? new Set(all.map((actor) => actor.id)) : shown;
}

function candidates({ passing, ends }) {
  if (state.focus != null) return around(state.focus, state.steps, passing, actors);
  if (!state.lonely && relations.length) return ends;
  return new Set([
    ...ends,
    ...actors.filter((actor) => !actor.relations.length && !state.off.kind.has(actor.kind)).map((actor) => actor.id),
  ]);
}

function heaviest(all, weight) {
  const order = [...all].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b);
  return new Set([...order.slice(0, state.show), ...wanted().filter((id) => all.has(id))]);
}

/** Actors that the reader has asked for, which a part must not leave out. */
function wanted() {
  const { selected, path } = state;
  const relation = selected?.relation != null ? relations[selected.relation] : null;
  return [selected?.actor, relation?.source, relation?.target, ...(path ?? [])].filter((id) => id != null);
}
