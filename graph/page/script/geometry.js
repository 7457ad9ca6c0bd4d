/* Shapes of nodes and curves of edges, in the same formulas as vis-network, so that labels, highlights and the SVG lie on its lines. */

/** The control point of an edge between two points; `smooth` as pyvis wrote it. */
export function control(from, to, smooth) {
  if (!smooth) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const bend = smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
  const angle = Math.atan2(from.y - to.y, to.x - from.x) + (bend / 2 + 0.5) * Math.PI;
  const reach = (smooth.roundness / 2 + 0.5) * Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/** A point of a curve {from, via, to} at t from 0 to 1. */
export function at({ from, via, to }, t) {
  const s = 1 - t;
  return { x: s * s * from.x + 2 * s * t * via.x + t * t * to.x, y: s * s * from.y + 2 * s * t * via.y + t * t * to.y };
}

/** The direction of a curve at t, as an angle. */
export function heading({ from, via, to }, t) {
  return Math.atan2((1 - t) * (via.y - from.y) + t * (to.y - via.y), (1 - t) * (via.x - from.x) + t * (to.x - via.x));
}

/** Where a curve enters a disc around its end, as t. */
export function entry(curve, radius) {
  let [low, high] = [0.5, 1];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const point = at(curve, middle);
    if (Math.hypot(point.x - curve.to.x, point.y - curve.to.y) > radius) low = middle;
    else high = middle;
  }
  return low;
}

/** The part of a curve from its start to t, as a curve. */
export function upTo(curve, t) {
  const via = { x: curve.from.x + t * (curve.via.x - curve.from.x), y: curve.from.y + t * (curve.via.y - curve.from.y) };
  return { from: curve.from, via, to: at(curve, t) };
}

/** The corners of a node's shape; a disc has none. */
export function corners(shape, x, y, size) {
  const ring = (count, radius, turn) =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / count;
      const reach = typeof radius === "function" ? radius(i) : radius;
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    });
  switch (shape) {
    case "square":
      return [
        [x - size, y - size],
        [x + size, y - size],
        [x + size, y + size],
        [x - size, y + size],
      ];
    case "diamond":
      return ring(4, size, 0);
    case "hexagon":
      return ring(6, size, 0);
    case "triangle":
      return triangle(x, y, size, 1);
    case "triangleDown":
      return triangle(x, y, size, -1);
    case "star":
      y += 0.082 * size;
      return ring(10, (i) => 0.82 * size * (i % 2 ? 0.5 : 1.3), -Math.PI / 2);
    default:
      return null;
  }
}

function triangle(x, y, size, up) {
  const side = 2.3 * size;
  const inner = (Math.sqrt(3) / 6) * side;
  const height = (Math.sqrt(3) / 2) * side;
  const middle = y + up * 0.275 * 1.15 * size;
  return [
    [x, middle - up * (height - inner)],
    [x + side / 2, middle + up * inner],
    [x - side / 2, middle + up * inner],
  ];
}

/** The three corners of an arrowhead whose tip is at a point. */
export function arrowhead(tip, angle, length) {
  const wing = (turn) => [tip.x - length * Math.cos(angle + turn), tip.y - length * Math.sin(angle + turn)];
  return [[tip.x, tip.y], wing(0.42), wing(-0.42)];
}

/** How a line bends between two points: as pyvis has it, and more between near ones, so that parallel lines stay apart. */
export function bent(smooth, [a, b]) {
  if (!smooth) return smooth;
  return { ...smooth, roundness: smooth.roundness * Math.max(0.6, Math.min(2.2, 190 / Math.hypot(a.x - b.x, a.y - b.y))) };
}

/** How far places lie outside a stretch from nothing to `size`, with an edge inside it; NaN if they do not all fit into it. */
export function outside(places, size, edge) {
  const [least, most] = [Math.min(...places) - edge, Math.max(...places) + edge];
  if (most - least > size) return NaN;
  return Math.max(0, most - size) || Math.min(0, least);
}
