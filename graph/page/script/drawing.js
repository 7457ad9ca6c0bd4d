/* The picture as an SVG drawing: to keep, and for paper. */

import { title } from "./data.js";
import { svg } from "./dom.js";
import { arrowhead, corners, entry, heading, upTo } from "./geometry.js";
import { scene } from "./overlay.js";
import { EDGE_FONT, NODE_FONT } from "./scene.js";
import { now } from "./stage.js";

/** What is on the screen, as an <svg> element. */
export function drawing() {
  const { nodes, edges, paint, scale } = scene();
  const { width, height } = now.camera;
  const frame = { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height };
  const edgeLabel = ({ id, text, x, y, angle }) => words(text, x, y, EDGE_FONT, edges.get(id).colour, paint, angle);
  const nodeLabel = ({ lines, x, y }) =>
    lines.map((line, row) => words(line, x, y + (row - (lines.length - 1) / 2) * 15, NODE_FONT, paint.ink, paint, 0));
  return svg(
    "svg",
    frame,
    svg("title", {}, title),
    svg("rect", { width, height, fill: paint.ground }),
    ...[...edges.values()].flatMap((edge) => drawEdge(edge, scale)),
    ...[...nodes.values()].map((node) => drawNode(node, paint)),
    ...now.labels.edges.map(edgeLabel),
    ...now.labels.nodes.flatMap(nodeLabel),
  );
}

const round = (value) => Math.round(value * 10) / 10;
const list = (points) => points.map((point) => point.map(round).join(",")).join(" ");

function drawEdge(edge, scale) {
  const t = entry(edge.curve, edge.radius + 1);
  const { from, via, to } = upTo(edge.curve, t);
  const [start, middle, end] = [from, via, to].map(({ x, y }) => `${round(x)} ${round(y)}`);
  const line = svg("path", {
    d: `M${start}Q${middle} ${end}`,
    fill: "none",
    stroke: edge.colour,
    "stroke-width": round(edge.thick * scale),
    "stroke-dasharray": edge.dashes.map((length) => length * scale).join(" ") || null,
  });
  const tip = () => arrowhead(to, heading(edge.curve, t), 6 * scale + edge.thick * scale * 1.5);
  return edge.arrow ? [line, svg("polygon", { points: list(tip()), fill: edge.colour })] : [line];
}

function drawNode({ shape, x, y, radius, colour }, { ground }) {
  const points = corners(shape, x, y, radius);
  const dress = { fill: colour, stroke: ground, "stroke-width": 1.5 };
  return points
    ? svg("polygon", { points: list(points), ...dress })
    : svg("circle", { cx: round(x), cy: round(y), r: round(radius), ...dress });
}

function words(text, x, y, font, colour, { ground }, angle) {
  const [, weight, size, family] = font.match(/^(\d+) ([\d.]+)px (.*)$/);
  const type = { "font-weight": weight, "font-size": size, "font-family": family };
  const halo = { fill: colour, stroke: ground, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  const place = { x: round(x), y: round(y), "text-anchor": "middle", "dominant-baseline": "central" };
  const transform = angle ? `rotate(${round((angle * 180) / Math.PI)} ${round(x)} ${round(y)})` : null;
  return svg("text", { ...place, ...type, ...halo, transform }, text);
}
