/* The page: state in, everything on it redrawn. */

import { escape, showControls, showSought, startControls } from "./controls.js";
import { actors, title } from "./data.js";
import { $ } from "./dom.js";
import { drawing } from "./drawing.js";
import { select } from "./filters.js";
import { startKeys } from "./keys.js";
import { showLegend, startLegend } from "./legend.js";
import { showPanel } from "./panel.js";
import { shortest } from "./paths.js";
import { followWindow, frame, reveal, showPicture, startPicture } from "./picture.js";
import { scope, weigh } from "./scope.js";
import { now, onScreen } from "./stage.js";
import { change, onChange, restore, state } from "./state.js";
import { showTable, startTable } from "./table.js";
import { showTimeline, startTimeline } from "./timeline.js";

const QUIET = new Set(["camera", "moved"]); // changes that the picture has made itself
const dark = matchMedia("(prefers-color-scheme: dark)");
let printing = false;
let selection;

function show(changed) {
  if (![...changed].some((key) => !QUIET.has(key)) && changed.size) return;
  now.theme = theme();
  document.documentElement.dataset.theme = now.theme;
  document.body.dataset.mode = state.mode;
  selection = select();
  const weight = weigh(selection.passing);
  const part = scope(selection, weight);
  now.passing = selection.passing;
  now.steps = way();
  showLegend(selection);
  showTimeline(selection);
  showPanel(selection, weight, now.steps);
  showControls(selection, part);
  if (changed.has("selected") || changed.has("off")) showSought();
  if (state.mode === "table") showTable(selection, (id) => state.focus == null || part.relations.has(id));
  if (state.mode === "picture") showPicture(part, weight, changed.has("moved"));
  if (state.mode === "picture") look(changed);
}

/** Move the picture where a change leads the eye. */
function look(changed) {
  if ((changed.has("focus") || changed.has("steps")) && !state.camera) frame(true);
  else if ((changed.has("selected") || changed.has("path")) && now.bright && !changed.has("camera")) reveal(heart());
}

/** The actors at the heart of what is selected. */
function heart() {
  const { selected, path } = state;
  if (path || selected?.relation != null) return now.bright.nodes;
  return now.actors.has(selected?.actor) ? [selected.actor] : [];
}

function theme() {
  if (printing || (state.theme === "auto" && !dark.matches)) return "light";
  return state.theme === "auto" ? "dark" : state.theme;
}

/** On paper the page is light, and the picture a drawing. */
function print(on) {
  printing = on;
  change({});
  $("paper").replaceChildren(...(on && state.mode === "picture" ? [drawing()] : []));
}

function way() {
  const [from, to] = state.path ?? [];
  return from == null || to == null || from === to ? null : shortest(from, to, selection.passing, actors);
}

function start() {
  document.title = title;
  startLegend();
  startTimeline();
  startTable();
  startControls();
  startPicture({
    choose: (what) => change({ selected: what, path: state.path && what?.relation == null ? state.path : null }),
    enter: (actor) => change({ selected: { actor }, focus: actor, steps: 1, camera: null }),
    moved: (id, place) => change({ moved: new Map(state.moved).set(id, place) }),
    looked: (place) => change({ camera: place }),
  });
  startKeys({ escape, open: () => $("panel-content").querySelector("h2")?.focus() });
  onChange(show);
  restore();
  dark.addEventListener("change", () => change({}));
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  addEventListener("hashchange", restore);
  new ResizeObserver(() => state.mode === "picture" && followWindow()).observe($("canvas"));
}

/** For tests and the browser's console. */
globalThis.whowhom = { state, now, onScreen };

start();
