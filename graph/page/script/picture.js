/* The picture: vis-network draws nodes and lines as pyvis built them, and listens to the mouse. */

import { actors, look, network as built, relations } from "./data.js";
import { arrange } from "./arrange.js";
import { $, calm } from "./dom.js";
import { bent, outside } from "./geometry.js";
import { paintOver, paintUnder } from "./overlay.js";
import { halo, labelAt, pathHalo } from "./pointing.js";
import { edgeText, edgeWidth, nodeLines, nodeWidth, paints, thickness } from "./scene.js";
import { now, onScreen } from "./stage.js";
import { state } from "./state.js";

const HEAVY = 600; // lines beyond which they are not drawn while the picture moves
const SLIDE = { duration: 350, easingFunction: "easeInOutQuad" };
const DENSE = 150; // lines beyond which they are drawn paler
const EDGE = 36; // pixels from the border within which an actor, or its name, is not in view
const drawn = { width: 0, height: 0, window: "" }; // the size that vis-network draws at, and that of the window then
const points = built.nodes.map((node) => [node.x, node.y]);

let nodes, lines, net, arranged, hovered;
let light = false; // whether lines are left out while the picture moves

/** Start vis-network. `on` has what to do on choose({actor} or {relation} or null), enter(actor), moved(id, position), looked(camera). */
export function startPicture(on) {
  nodes = new vis.DataSet();
  lines = new vis.DataSet();
  net = new vis.Network($("canvas"), { nodes, edges: lines }, JSON.parse(built.options));
  $("canvas").firstChild.tabIndex = -1;
  net.on("beforeDrawing", (pen) => {
    aim();
    if (state.groups) paintUnder(pen);
  });
  net.on("afterDrawing", paintOver);
  net.on("click", (event) => on.choose(target(event)));
  net.on("doubleClick", (event) => event.nodes.length && on.enter(event.nodes[0]));
  net.on("hoverNode", ({ node }) => hover({ actor: node }));
  net.on("hoverEdge", ({ edge }) => hover({ relation: edge }));
  net.on("blurNode", () => hover(null));
  net.on("blurEdge", () => hover(null));
  net.on("dragStart", () => {
    now.moving = true;
  });
  net.on("dragging", ({ nodes: dragged }) => {
    if (dragged.length) {
      dragged.forEach(follow);
      now.version += 1;
    }
  });
  net.on("dragEnd", ({ nodes: dragged }) => {
    now.moving = false;
    dragged.forEach((id) => on.moved(id, arranged.from(now.places.get(id))));
    if (dragged.length) redraw();
    else on.looked(camera());
    net.redraw();
  });
  net.on("zoom", () => on.looked(camera()));
}

/** Draw this scope; `weight` sizes the actors. Whatever stays keeps its place, unless all are to be placed anew. */
export function showPicture(scope, weight, anew) {
  Object.assign(now, { actors: scope.actors, relations: scope.relations, stage: scope.stage });
  size(weight);
  const moved = resize() && !own();
  const fresh = anew || moved || !arranged || [...scope.actors].some((id) => !now.places.has(id));
  if (fresh) settle();
  lighten(scope.relations.size > HEAVY);
  redraw();
  if (fresh) home();
  if (fresh && state.camera) net.moveTo({ position: { x: state.camera[0], y: state.camera[1] }, scale: state.camera[2] });
  brighten();
}

/** Draw at the size that the page gives now; tells whether the window has changed. Beside a panel that opens, the picture keeps still. */
function resize() {
  const { width, height } = screen();
  if ((width === drawn.width && height === drawn.height) || !width) return false;
  const still = { scale: net.getScale(), position: net.getViewPosition() }; // the middle of what is still to be seen
  net.setSize("100%", "100%");
  net.moveTo(still);
  const before = drawn.window;
  Object.assign(drawn, { width, height, window: `${innerWidth} ${innerHeight}` });
  return drawn.window !== before;
}

/** Whether the reader has arranged the view. */
const own = () => Boolean(state.camera || state.moved.size || state.focus != null);

/** Follow a change of the window's size: the first view is made anew, one that the reader has arranged stays. */
export function followWindow() {
  if (!resize()) return;
  if (!own()) rearrange();
  else if (state.focus != null && !state.camera) frame(false);
  else net.redraw();
}

/** Compute the places again, as at the start. */
export function rearrange() {
  settle();
  redraw();
  home();
}

/** The view that the places were made for. */
function home() {
  if (state.moved.size) frame(false);
  else net.moveTo({ position: { x: 0, y: 4 / arranged.scale }, scale: arranged.scale });
}

/** Bring these actors, or all that is shown, into view. */
export function frame(animated, ids = now.actors) {
  const whole = ids === now.actors;
  const places = [...ids].map((id) => now.places.get(id));
  const [xs, ys] = ["x", "y"].map((axis) => places.map((place) => place[axis]).sort((a, b) => a - b));
  const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0];
  const { width, height } = screen();
  const room = [(width - 90) / Math.max(1, right - left), (height - 60) / Math.max(1, bottom - top)];
  const scale = Math.max(0.02, Math.min(...room, whole ? Math.max(1, arranged.scale) : 1.3));
  const animation = animated && !calm() ? SLIDE : false;
  net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 5 / scale }, scale, animation });
}

/** Bring actors into view if any of them is outside it, by the shortest way if that is enough. */
export function reveal(ids) {
  aim();
  const { width, height } = screen();
  const spots = [...ids].map(onScreen);
  const [xs, ys] = ["x", "y"].map((axis) => spots.map((spot) => spot[axis]));
  const [dx, dy] = [outside(xs, width, EDGE), outside(ys, height, EDGE)];
  if (Number.isNaN(dx + dy)) frame(true, new Set(ids));
  else if (dx || dy) net.moveTo({ offset: { x: -dx, y: -dy }, animation: calm() ? false : SLIDE });
}

/** Come closer by a factor; returns where the camera goes. */
export function zoom(factor) {
  const scale = net.getScale() * factor;
  net.moveTo({ scale, animation: calm() ? false : { duration: 150, easingFunction: "linear" } });
  return [...camera().slice(0, 2), Number(scale.toFixed(3))];
}

/** What is hovered or chosen, with its neighbours, is bright; null where everything is. */
export function brighten() {
  const { selected, path } = state;
  now.bright = halo(hovered) ?? (now.steps?.length ? pathHalo(now.steps) : null) ?? (path ? null : halo(selected));
  now.version += 1;
  net.redraw();
}

const camera = () => {
  const { x, y } = net.getViewPosition();
  return [Math.round(x), Math.round(y), Number(net.getScale().toFixed(3))];
};
const screen = () => ({ width: $("canvas").clientWidth, height: $("canvas").clientHeight });

/** Tell the stage where the camera is. */
function aim() {
  now.camera = { ...net.getViewPosition(), scale: net.getScale(), ...screen() };
}

function target({ nodes: hit, edges: near, pointer }) {
  if (hit.length) return { actor: hit[0] };
  return labelAt(pointer.DOM) ?? (near.length ? { relation: near[0] } : null);
}

function hover(what) {
  hovered = what;
  $("canvas").classList.toggle("pointing", Boolean(what));
  brighten();
}

function settle() {
  const radius = (id) => now.radius.get(id) ?? 10;
  const bend = (id) => 90 * (built.edges[id].smooth.roundness ?? 0);
  const reach = ({ id, source, target: end }) =>
    edgeWidth(edgeText(id, relations[id].contested)) + radius(source) + radius(end) + 30 + bend(id);
  const links = relations.filter(({ source, target: end }) => now.stage.has(source) && now.stage.has(end));
  const extent = (id) => ({ radius: radius(id), width: nodeWidth(id), height: 15 * nodeLines[id].length });
  const ids = [...now.stage].sort((a, b) => a - b);
  arranged = arrange(
    ids,
    points,
    extent,
    links.map((relation) => [relation.source, relation.target, reach(relation)]),
    screen(),
  );
  now.places = arranged.places;
  for (const [id, point] of state.moved) if (now.places.has(id)) now.places.set(id, arranged.to(point));
}

function size(weight) {
  const measure = { degree: (id) => weight.get(id) ?? 0, brokerage: (id) => actors[id].brokerage, same: () => 0 }[state.size];
  const top = [...now.actors].reduce((most, id) => Math.max(most, measure(id)), 1e-9);
  const small = screen().width < 700 ? 0.7 : 1;
  now.radius = new Map([...now.actors].map((id) => [id, small * (7 + 11 * Math.sqrt(measure(id) / top))]));
}

/** Bring vis-network's items up to date. */
function redraw() {
  const paint = paints(now.theme);
  now.version += 1;
  now.bends = new Map([...now.relations].map((id) => [id, bent(built.edges[id].smooth, ends(id))]));
  sync(
    nodes,
    [...now.actors].map((id) => nodeItem(id, paint)),
  );
  sync(
    lines,
    [...now.relations].map((id) => lineItem(id, paint)),
  );
}

function nodeItem(id, paint) {
  const { x, y } = now.places.get(id);
  return {
    id,
    x,
    y,
    shape: built.nodes[id].shape,
    size: now.radius.get(id),
    color: { background: paint.kind(actors[id].kind), border: paint.ground },
  };
}

const ends = (id) => [relations[id].source, relations[id].target].map((end) => now.places.get(end));

function lineItem(id, paint) {
  const { from, to, arrows } = built.edges[id];
  const how = now.passing.get(id);
  const { dashes } = look.status[how.status];
  const color = { color: paint.quad(relations[id].quad), inherit: false, opacity: now.relations.size > DENSE ? 0.6 : 1 };
  return { id, from, to, arrows, smooth: now.bends.get(id), dashes: dashes.length ? dashes : false, width: thickness(how), color };
}

/** Make a vis DataSet hold exactly these items; what is there already and the same is left alone. */
function sync(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  const had = set.length > 0;
  set.update(had ? items.filter((item) => JSON.stringify(set.get(item.id)) !== JSON.stringify(item)) : items);
}

/** Leave the lines out while the picture moves, or not. */
function lighten(wanted) {
  if (wanted !== light) net.setOptions({ interaction: { hideEdgesOnDrag: wanted, hideEdgesOnZoom: wanted } });
  light = wanted;
}

function follow(id) {
  now.places.set(id, net.getPosition(id));
}
