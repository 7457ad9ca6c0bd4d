/* Where labels stand: none on a node, none on another label.
   Everything is in pixels of the screen, so that a label has one size at any zoom. */

import { at, heading } from "./geometry.js";

const CELL = 48;
const BUTTONS = { x: 98, y: 42 }; // the corner that they take
const FIRM = 200; // nodes that no label may cover; in a crowd the smaller ones give way
const LINE = 15; // height of a line of text
const HALF = 7; // half the height of an edge's label
const STEPS = [1, 2, 3, 4, 5, 6].map((step) => 0.05 * step);
const SPOTS = [0.5, ...STEPS.flatMap((step) => [0.5 - step, 0.5 + step])]; // where along an edge its label is tried

/** The taken places of a picture, in a grid so that a question costs little. */
function ground() {
  const cells = new Map();
  const cover = (box, visit) => {
    const [left, right] = [Math.floor(box.left / CELL), Math.floor(box.right / CELL)];
    const bottom = Math.floor(box.bottom / CELL);
    for (let y = Math.floor(box.top / CELL); y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) if (visit(y * 4096 + x)) return true;
    }
    return false;
  };
  const meets = (box) => (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
  return {
    take(box) {
      cover(box, (key) => {
        cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      });
    },
    free(box) {
      const met = meets(box);
      return !cover(box, (key) => cells.get(key)?.some(met));
    },
  };
}

/** A name in at most two lines. */
export function wrap(text) {
  if (text.length <= 16) return [text];
  const words = text.split(" ");
  let best = [text];
  for (let cut = 1; cut < words.length; cut += 1) {
    const lines = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
    if (Math.max(...lines.map((line) => line.length)) < Math.max(...best.map((line) => line.length))) best = lines;
  }
  return best.map((line) => (line.length > 34 ? `${line.slice(0, 33)}…` : line));
}

/** Place labels.
    nodes: [{id, x, y, radius, lines, width, first, pinned}], edges: [{id, curve, text, width, first, pinned}], the weightiest first;
    `first` ones are placed before all others, `pinned` ones even where they cover something.
    Returns {nodes: [{id, x, y, lines}], edges: [{id, x, y, angle, text, width}]}. */
export function placeLabels(nodes, edges, screen) {
  const taken = ground();
  for (const { x, y, radius } of nodes.slice(0, FIRM))
    taken.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  taken.take({ left: screen.width - BUTTONS.x, right: screen.width, top: screen.height - BUTTONS.y, bottom: screen.height });
  const placed = { nodes: [], edges: [] };
  const inside = (box) => box.left >= 2 && box.right <= screen.width - 2 && box.top >= 2 && box.bottom <= screen.height - 2;
  const visible = (point) => point.x > -20 && point.y > -20 && point.x < screen.width + 20 && point.y < screen.height + 20;
  const jobs = [
    ...nodes.filter((node) => node.first).map((node) => () => placeNode(node)),
    ...edges.filter((edge) => edge.first).map((edge) => () => placeEdge(edge)),
    ...nodes.filter((node) => !node.first).map((node) => () => placeNode(node)),
    ...edges.filter((edge) => !edge.first).map((edge) => () => placeEdge(edge)),
  ];
  for (const job of jobs) job();
  return placed;

  function placeNode(node) {
    if (!visible(node)) return;
    const spots = nodeSpots(node);
    const spot = spots.find((one) => inside(one.box) && taken.free(one.box)) ?? (node.pinned ? spots[0] : null);
    if (!spot) return;
    taken.take(spot.box);
    placed.nodes.push({ id: node.id, x: spot.x, y: spot.y, lines: node.lines });
  }

  function placeEdge(edge) {
    if (!edge.pinned && !visible(at(edge.curve, 0.5))) return;
    const long = Math.hypot(edge.curve.to.x - edge.curve.from.x, edge.curve.to.y - edge.curve.from.y);
    if (!edge.pinned && long < edge.width + 26) return;
    const room = (box) => inside(box) && taken.free(box);
    let spot = null;
    for (const t of SPOTS) {
      const tried = edgeSpot(edge, t);
      if (tried.boxes().every(room)) {
        spot = tried;
        break;
      }
    }
    spot ??= edge.pinned ? edgeSpot(edge, 0.5) : null;
    if (!spot) return;
    for (const box of spot.boxes()) taken.take(box);
    placed.edges.push({ id: edge.id, x: spot.x, y: spot.y, angle: spot.angle, text: edge.text, width: edge.width });
  }
}

function nodeSpots({ x, y, radius, lines, width }) {
  const height = lines.length * LINE;
  const gap = radius + 3;
  const spot = (cx, cy) => ({
    x: cx,
    y: cy,
    box: { left: cx - width / 2 - 1, right: cx + width / 2 + 1, top: cy - height / 2, bottom: cy + height / 2 },
  });
  return [
    spot(x, y + gap + height / 2),
    spot(x, y - gap - height / 2),
    spot(x + gap + width / 2 + 2, y),
    spot(x - gap - width / 2 - 2, y),
    spot(x + gap * 0.7 + width / 2, y + gap * 0.7 + height / 2),
    spot(x - gap * 0.7 - width / 2, y + gap * 0.7 + height / 2),
    spot(x + gap * 0.7 + width / 2, y - gap * 0.7 - height / 2),
    spot(x - gap * 0.7 - width / 2, y - gap * 0.7 - height / 2),
  ];
}

/** An edge's label at t along its line, upright; `boxes` covers it with small boxes, from its middle outwards. */
function edgeSpot({ curve, width }, t) {
  const { x, y } = at(curve, t);
  let angle = heading(curve, t);
  if (Math.abs(angle) > Math.PI / 2) angle -= Math.sign(angle) * Math.PI;
  const count = Math.max(1, Math.ceil(width / 12));
  const [dx, dy] = [(Math.cos(angle) * width) / count, (Math.sin(angle) * width) / count];
  const box = (along) => ({
    left: x + along * dx - HALF,
    right: x + along * dx + HALF,
    top: y + along * dy - HALF,
    bottom: y + along * dy + HALF,
  });
  const boxes = () => Array.from({ length: count }, (_, i) => box(i - (count - 1) / 2));
  return { x, y, angle, boxes };
}
