/* The picture as shapes, in pixels of the screen: what a highlight repaints, what labels are placed on, what the SVG holds. */

import { actors, look, relations } from "./data.js";
import { control } from "./geometry.js";
import { wrap } from "./labels.js";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
export const NODE_FONT = `600 12.5px ${FONT}`;
export const EDGE_FONT = `500 11px ${FONT}`;

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

function measure(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

export const nodeLines = actors.map((actor) => wrap(actor.name));
export const nodeWidth = (id) => Math.max(...nodeLines[id].map((line) => measure(line, NODE_FONT)));
export const edgeText = (id, contested) => (contested ? `± ${relations[id].label}` : relations[id].label);
export const edgeWidth = (text) => measure(text, EDGE_FONT) + 4;

/** The colours of the ground that is in use. */
export function paints(theme) {
  const css = getComputedStyle(document.documentElement);
  return {
    kind: (name) => look.kind[name][theme],
    quad: (name) => look.quad[name][theme],
    ground: css.getPropertyValue("--ground").trim(),
    ink: css.getPropertyValue("--ink").trim(),
    accent: css.getPropertyValue("--accent").trim(),
  };
}

/** A node as a shape at a point. */
export function nodeShape(id, point, radius, paint) {
  const { kind } = actors[id];
  return {
    id,
    x: point.x,
    y: point.y,
    radius,
    shape: look.kind[kind].shape,
    colour: paint.kind(kind),
    lines: nodeLines[id],
    width: nodeWidth(id),
  };
}

/** An edge as a curve between two points, bent as `smooth` says; `radius` is that of the node it goes to. */
export function edgeShape(id, from, to, smooth, radius, how, paint) {
  const relation = relations[id];
  const text = edgeText(id, how.contested);
  return {
    id,
    curve: { from, via: control(from, to, smooth), to },
    radius,
    width: edgeWidth(text),
    text,
    colour: paint.quad(relation.quad),
    dashes: look.status[how.status].dashes,
    thick: thickness(how),
    arrow: !relation.symmetric,
    contested: how.contested,
  };
}

export const thickness = ({ counted, elsewhere }) => Math.min(1.4 + 0.7 * (counted.length + elsewhere - 1), 4.2);
