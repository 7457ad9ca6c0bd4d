/* What a highlight leaves bright, and which label lies under the pointer. */

import { actors, other, relations } from "./data.js";
import { nodeWidth } from "./scene.js";
import { now } from "./stage.js";

/** What stays bright around a relation or an actor: {nodes, edges, ring}; null if it is not in the picture. */
export function halo(what) {
  if (what?.relation != null && now.relations.has(what.relation)) {
    const { source, target: end } = relations[what.relation];
    return { nodes: new Set([source, end]), edges: new Set([what.relation]), ring: null };
  }
  if (what?.actor == null || !now.actors.has(what.actor)) return null;
  const own = actors[what.actor].relations.filter((id) => now.relations.has(id));
  return { nodes: new Set([what.actor, ...own.map((id) => other(relations[id], what.actor))]), edges: new Set(own), ring: what.actor };
}

/** What stays bright of a path. */
export function pathHalo(steps) {
  return { nodes: new Set(steps.flatMap((id) => [relations[id].source, relations[id].target])), edges: new Set(steps), ring: null };
}

/** The relation or actor whose label lies at a point of the screen. */
export function labelAt({ x, y }) {
  for (const { id, x: cx, y: cy, angle, width } of now.labels.edges) {
    const [dx, dy] = [x - cx, y - cy];
    if (Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) < width / 2 && Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) < 8)
      return { relation: id };
  }
  for (const { id, x: cx, y: cy, lines: text } of now.labels.nodes) {
    if (Math.abs(x - cx) < nodeWidth(id) / 2 && Math.abs(y - cy) < text.length * 7.5) return { actor: id };
  }
  return null;
}
