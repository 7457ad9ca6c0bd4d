/* Shapes and labels on a canvas. */

import { arrowhead, corners, entry, heading, upTo } from "./geometry.js";
import { actors, look, relations, signs } from "./data.js";
import { EDGE_FONT, NODE_FONT } from "./scene.js";

export function paintEdge(pen, edge, scale) {
  const thick = edge.thick * scale;
  const t = entry(edge.curve, edge.radius + 1);
  const { from, via, to } = upTo(edge.curve, t);
  pen.strokeStyle = edge.colour;
  pen.fillStyle = edge.colour;
  pen.lineWidth = thick;
  pen.setLineDash(edge.dashes.map((length) => length * scale));
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.quadraticCurveTo(via.x, via.y, to.x, to.y);
  pen.stroke();
  pen.setLineDash([]);
  if (edge.arrow) outline(pen, arrowhead(to, heading(edge.curve, t), 6 * scale + thick * 1.5)).fill();
}

export function paintNode(pen, node, ground, ring) {
  const points = corners(node.shape, node.x, node.y, node.radius);
  pen.beginPath();
  if (points) outline(pen, points);
  else pen.arc(node.x, node.y, node.radius, 0, 2 * Math.PI);
  pen.fillStyle = node.colour;
  pen.fill();
  pen.lineWidth = ring ? 3 : 1.5;
  pen.strokeStyle = ring ?? ground;
  pen.stroke();
}

/** Labels with a halo of the ground's colour, those that are bright above the others; a contested relation's stands in a frame. */
export function paintLabels(pen, placed, shapes, paint, bright) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const isFaded = (kind, { id }) => Boolean(bright && !bright[kind].has(id));
  for (const faded of [true, false]) {
    pen.globalAlpha = faded ? 0.2 : 1;
    for (const label of placed.nodes) if (isFaded("nodes", label) === faded) paintName(pen, label, paint);
    for (const label of placed.edges) if (isFaded("edges", label) === faded) paintWord(pen, label, shapes.edges.get(label.id), paint);
  }
}

function paintName(pen, { lines, x, y }, paint) {
  lines.forEach((line, row) => haloed(pen, line, x, y + (row - (lines.length - 1) / 2) * 15, NODE_FONT, paint.ink, paint.ground, 4));
}

function paintWord(pen, { text, x, y, angle, width }, edge, paint) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  if (edge.contested) frame(pen, width, paint);
  haloed(pen, text, 0, 0, EDGE_FONT, edge.contested ? paint.ink : edge.colour, paint.ground, 3.5);
  pen.restore();
}

/** A soft ground under each group: a disc under every member and a band under every friendly line within. */
export function paintGroups(pen, spots, lines, theme) {
  const colour = (id) => look.group[actors[id].group % look.group.length][theme];
  pen.save();
  pen.globalAlpha = 0.22;
  pen.lineWidth = 26;
  pen.lineCap = "round";
  for (const id of lines) {
    const { source, target, quad } = relations[id];
    if (!spots.has(source) || !spots.has(target) || actors[source].group !== actors[target].group || signs.get(quad) === -1) continue;
    pen.strokeStyle = colour(source);
    pen.beginPath();
    pen.moveTo(spots.get(source).x, spots.get(source).y);
    pen.lineTo(spots.get(target).x, spots.get(target).y);
    pen.stroke();
  }
  for (const [id, { x, y, radius }] of spots) {
    pen.fillStyle = colour(id);
    pen.beginPath();
    pen.arc(x, y, radius + 16, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.restore();
}

function haloed(pen, text, x, y, font, colour, halo, width) {
  pen.font = font;
  pen.lineWidth = width;
  pen.strokeStyle = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

function frame(pen, width, paint) {
  pen.fillStyle = paint.ground;
  pen.strokeStyle = paint.ink;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(-width / 2 - 3, -8, width + 6, 16, 4);
  pen.fill();
  pen.stroke();
}

function outline(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], place) => (place ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
  return pen;
}
