/* Ways through the relations that pass: what lies around an actor, and the shortest way between two. */

import { other, relations } from "./data.js";

/** The actors at most so many steps from one, over the relations that pass. */
export function around(actor, steps, passing, links) {
  const found = new Set([actor]);
  let edge = [actor];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const from of edge) {
      for (const id of links[from].relations) {
        const to = other(relations[id], from);
        if (passing.has(id) && !found.has(to)) {
          found.add(to);
          next.push(to);
        }
      }
    }
    edge = next;
  }
  return found;
}

/** The relations of the shortest way between two actors, either direction, the surest among equals; null if there is none. */
export function shortest(from, to, passing, links) {
  const best = new Map([[from, { length: 0, doubt: 0, via: null, before: null }]]);
  let edge = [from];
  while (edge.length && !best.has(to)) {
    const next = new Map();
    for (const actor of edge) {
      for (const id of links[actor].relations) {
        if (!passing.has(id)) continue;
        const end = other(relations[id], actor);
        const doubt = best.get(actor).doubt + 1 - passing.get(id).confidence;
        if (best.has(end) || next.get(end)?.doubt <= doubt) continue;
        next.set(end, { doubt, via: id, before: actor });
      }
    }
    for (const [actor, step] of next) best.set(actor, step);
    edge = [...next.keys()];
  }
  if (!best.has(to)) return null;
  const steps = [];
  for (let step = best.get(to); step.via != null; step = best.get(step.before)) steps.unshift(step.via);
  return steps;
}
