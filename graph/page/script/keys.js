/* The keyboard: the whole page works without a mouse. */

import { actors, relations } from "./data.js";
import { $ } from "./dom.js";
import { openPath } from "./panel.js";
import { frame, zoom } from "./picture.js";
import { now, onScreen } from "./stage.js";
import { change, state } from "./state.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Listen; `escape` undoes the latest step, `open` leads from the picture into the panel. */
export function startKeys({ escape, open }) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escape();
    if (typing(event.target)) return undefined;
    return act(event, anywhere(event.key)) || (event.target === $("picture") && act(event, inPicture(event.key, open)));
  });
}

const typing = (element) => element.matches("input:not([type=checkbox]), select, textarea");

function act(event, does) {
  if (!does) return false;
  event.preventDefault();
  does();
  return true;
}

function anywhere(key) {
  const here = state.selected?.actor ?? state.focus;
  if (["1", "2", "3"].includes(key) && here != null) return () => change({ focus: here, steps: Number(key), camera: null });
  return {
    "/": () => $("search").focus(),
    t: () => change({ mode: state.mode === "table" ? "picture" : "table" }),
    p: openPath,
    g: () => change({ groups: !state.groups }),
    "?": () => $("help").showModal(),
    "+": () => change({ camera: zoom(1.25) }),
    "-": () => change({ camera: zoom(0.8) }),
    0: () => {
      change({ camera: null });
      frame(true);
    },
  }[key];
}

function inPicture(key, open) {
  if (WAYS[key]) return () => step(WAYS[key]);
  return { Enter: open, ".": () => turn(1), ",": () => turn(-1) }[key];
}

/** Select the nearest actor that way; the heaviest one to begin with. */
function step([dx, dy]) {
  const from = current();
  const heaviest = () => [...now.actors].reduce((best, id) => (now.radius.get(id) > now.radius.get(best) ? id : best));
  const next = from == null ? (now.actors.size ? heaviest() : null) : nearest(from, dx, dy);
  if (next != null) change({ selected: { actor: next }, path: null });
}

function current() {
  const { selected } = state;
  const id = selected?.actor ?? (selected?.relation != null ? relations[selected.relation].source : null);
  return now.actors.has(id) ? id : null;
}

function nearest(from, dx, dy) {
  const here = onScreen(from);
  let [best, least] = [null, Infinity];
  for (const id of now.actors) {
    const { x, y } = onScreen(id);
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy + (y - here.y) * dx);
    if (id !== from && along > 0 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
  }
  return best;
}

/** Go through the relations of the actor at hand, one by one. */
function turn(by) {
  const hub = state.selected?.actor ?? hubOf(state.selected?.relation);
  if (hub == null) return;
  const own = actors[hub].relations.filter((id) => now.relations.has(id));
  if (!own.length) return;
  const place = own.indexOf(state.selected?.relation);
  turning = hub;
  change({ selected: { relation: own[(place + by + own.length + (place < 0 && by < 0 ? 1 : 0)) % own.length] }, path: null });
}

let turning = null; // the actor whose relations are gone through

function hubOf(relation) {
  if (relation == null) return null;
  const { source, target } = relations[relation];
  return [source, target].includes(turning) ? turning : source;
}
