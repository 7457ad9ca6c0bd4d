/* What is painted under and over vis-network's nodes and lines: groups, highlights, labels. */

import { actors, relations } from "./data.js";
import { placeLabels } from "./labels.js";
import { paintEdge, paintGroups, paintLabels, paintNode } from "./paint.js";
import { edgeShape, nodeShape, paints } from "./scene.js";
import { now, onScreen } from "./stage.js";

const HEAVY = 1500; // lines beyond which nothing is painted over a picture that moves
const FEW = 7; // highlighted labels that are shown even where they cover something
const last = { key: "", camera: null };

/** The picture as shapes in pixels of the screen. */
export function scene() {
  const { scale } = now.camera;
  const paint = paints(now.theme);
  const spots = new Map([...now.actors].map((id) => [id, onScreen(id)]));
  const radius = (id) => now.radius.get(id) * scale;
  const edge = (id) => {
    const { source, target } = relations[id];
    return edgeShape(id, spots.get(source), spots.get(target), now.bends.get(id), radius(target), now.passing.get(id), paint);
  };
  return {
    nodes: new Map([...now.actors].map((id) => [id, nodeShape(id, spots.get(id), radius(id), paint)])),
    edges: new Map([...now.relations].map((id) => [id, edge(id)])),
    paint,
    scale,
  };
}

/** Under the lines: the groups of allied actors, in the picture's own coordinates. */
export function paintUnder(pen) {
  const grouped = [...now.actors].filter((id) => actors[id].group != null);
  paintGroups(pen, new Map(grouped.map((id) => [id, { ...now.places.get(id), radius: now.radius.get(id) }])), now.relations, now.theme);
}

/** Over nodes and lines: what is bright once more over a veil, then the labels. */
export function paintOver(pen) {
  if (now.moving && now.relations.size > HEAVY) return;
  const { nodes, edges, paint, scale } = scene();
  pen.save();
  const dense = pen.getTransform().a / scale; // pixels of the canvas to one of the screen
  pen.setTransform(dense, 0, 0, dense, 0, 0);
  if (now.bright) veil(pen, nodes, edges, paint, scale);
  now.labels = labels(nodes, edges);
  paintLabels(pen, now.labels, { edges }, paint, now.bright);
  pen.restore();
}

function veil(pen, nodes, edges, paint, scale) {
  const { bright, camera } = now;
  pen.globalAlpha = 0.74;
  pen.fillStyle = paint.ground;
  pen.fillRect(0, 0, camera.width, camera.height);
  pen.globalAlpha = 1;
  for (const id of bright.edges) if (edges.has(id)) paintEdge(pen, edges.get(id), scale);
  for (const id of bright.nodes) if (nodes.has(id)) paintNode(pen, nodes.get(id), paint.ground, id === bright.ring ? paint.accent : null);
}

/** The labels where they belong; while the picture is dragged they move along and are not placed anew. */
function labels(nodes, edges) {
  const { x, y, scale, width, height } = now.camera;
  const key = [scale, width, height, now.version].join();
  const same = last.key === key && (now.moving || (last.camera.x === x && last.camera.y === y));
  if (same) return shifted((last.camera.x - x) * scale, (last.camera.y - y) * scale, x, y);
  Object.assign(last, { key, camera: { x, y } });
  return placed(nodes, edges);
}

function shifted(dx, dy, x, y) {
  last.camera = { x, y };
  if (!dx && !dy) return now.labels;
  const shift = (label) => ({ ...label, x: label.x + dx, y: label.y + dy });
  return { nodes: now.labels.nodes.map(shift), edges: now.labels.edges.map(shift) };
}

function placed(nodes, edges) {
  const first = (kind) => (shape) => {
    const bright = Boolean(now.bright?.[kind].has(shape.id));
    return { ...shape, first: bright, pinned: bright && now.bright[kind].size <= FEW };
  };
  const big = (a, b) => b.radius - a.radius || a.id - b.id;
  const strong = (a, b) => b.contested - a.contested || b.thick - a.thick || a.id - b.id;
  return placeLabels([...nodes.values()].map(first("nodes")).sort(big), [...edges.values()].map(first("edges")).sort(strong), now.camera);
}
