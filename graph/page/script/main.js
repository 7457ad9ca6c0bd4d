/* The page: state in, everything on it redrawn. */

import { actors, plural, relations, title } from "./data.js";
import { $ } from "./dom.js";
import { drawing } from "./drawing.js";
import { select } from "./filters.js";
import { keep } from "./keep.js";
import { startKeys } from "./keys.js";
import { showLegend, startLegend } from "./legend.js";
import { showPanel } from "./panel.js";
import { shortest } from "./paths.js";
import { frame, rearrange, reveal, showPicture, startPicture, zoom } from "./picture.js";
import { MOST, scope, weigh } from "./scope.js";
import { searchField } from "./search.js";
import { now, onScreen } from "./stage.js";
import { change, isFiltered, onChange, restore, state, values } from "./state.js";
import { showTable, startTable } from "./table.js";
import { showTimeline, startTimeline, stop } from "./timeline.js";

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
  now.steps = way();
  showLegend(selection);
  showTimeline(selection);
  showPanel(selection, weight, now.steps);
  showControls(part);
  if (state.mode === "table") showTable(selection, (id) => state.focus == null || part.relations.has(id));
  if (state.mode === "picture") showPicture(part, selection.passing, weight);
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

const passing = () => `${plural(selection.ends.size, "actor")}, ${plural(selection.passing.size, "relation")}`;

function everything() {
  const lonely = relations.length ? actors.filter((actor) => !actor.relations.length).length : 0;
  const aside = lonely ? ` (${lonely.toLocaleString("en")} without relations)` : "";
  return `${plural(actors.length, "actor")}${aside}, ${plural(relations.length, "relation")}, ${plural(values.doc.length, "document")}`;
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

function showControls({ actors: shown, relations: lines, of, part, cut }) {
  $("numbers").textContent = isFiltered() ? `${passing()} of ${everything()}` : everything();
  $("part").hidden = !part && !cut;
  $("part-text").textContent = cut
    ? `Only the surest ${MOST.toLocaleString("en")} relations are drawn: filter to see the other ${cut.toLocaleString("en")}.`
    : `The ${shown.size.toLocaleString("en")} most connected of ${of.toLocaleString("en")} actors, ${plural(lines.size, "relation")}.`;
  $("more").hidden = !part;
  $("focused").hidden = state.focus == null;
  if (state.focus != null) $("focus-text").textContent = `${plural(state.steps, "step")} around ${actors[state.focus].name}`;
  for (const mode of ["picture", "table"]) $(`mode-${mode}`).setAttribute("aria-pressed", String(state.mode === mode));
  $("size").value = state.size;
  $("theme").value = state.theme;
  $("groups").checked = state.groups;
  $("lonely").checked = state.lonely;
  $("lonely").parentElement.hidden = !relations.length || actors.every((actor) => actor.relations.length);
}

/** Undo the latest step: a menu, playing, the path, the focus, the selection. */
function escape() {
  if (document.querySelector("details.menu[open]")) return closeMenus();
  if (document.body.classList.contains("filtering")) return document.body.classList.remove("filtering");
  stop();
  if (state.path) return change({ path: null });
  if (state.focus != null) return change({ focus: null, camera: null });
  return state.selected ? change({ selected: null }) : undefined;
}

const toStage = () => $(state.mode === "table" ? "table" : "picture").focus();
const closeMenus = () =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.open = false;
  });

function controls() {
  $("search-place").replaceChildren(
    searchField({
      id: "search",
      label: "Find an actor",
      placeholder: "Find an actor…  /",
      pick: (id) => id != null && change({ selected: { actor: id }, path: null, mode: state.mode }),
    }),
  );
  for (const mode of ["picture", "table"]) $(`mode-${mode}`).addEventListener("click", () => change({ mode }));
  $("size").addEventListener("change", ({ target }) => change({ size: target.value }));
  $("theme").addEventListener("change", ({ target }) => change({ theme: target.value }));
  $("groups").addEventListener("change", ({ target }) => change({ groups: target.checked }));
  $("lonely").addEventListener("change", ({ target }) => change({ lonely: target.checked }));
  $("skip").addEventListener("click", toStage);
  $("find-path").addEventListener("click", () => {
    change({ path: [state.selected?.actor ?? null, null] });
    $(state.path[0] == null ? "path-from" : "path-to").focus();
  });
  $("more").addEventListener("click", () => change({ show: state.show * 2, camera: null }));
  $("unfocus").addEventListener("click", () => change({ focus: null, camera: null }));
  $("close").addEventListener("click", () => {
    change({ selected: null, path: null });
    toStage();
  });
  $("zoom-in").addEventListener("click", () => zoom(1.25));
  $("zoom-out").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => {
    change({ moved: new Map(), camera: null });
    rearrange();
  });
  $("show-filters").addEventListener("click", () => document.body.classList.toggle("filtering"));
  $("hide-filters").addEventListener("click", () => document.body.classList.remove("filtering"));
  $("show-help").addEventListener("click", () => $("help").showModal());
  for (const format of ["png", "svg", "csv", "json"])
    $(`keep-${format}`).addEventListener("click", () => {
      closeMenus();
      keep(format, selection.passing);
    });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("details.menu")) closeMenus();
  });
}

function start() {
  document.title = title;
  startLegend();
  startTimeline();
  startTable();
  controls();
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
  new ResizeObserver(resized).observe($("canvas"));
  performance.mark("ready");
}

let width = 0;

/** After a change of the window's size the first view is made anew, unless the reader has arranged their own. */
function resized([{ contentRect }]) {
  if (!contentRect.width) return;
  const other = width && Math.abs(contentRect.width - width) > 1;
  width = contentRect.width;
  if (other && state.mode === "picture" && !state.camera && !state.moved.size && state.focus == null) rearrange();
}

/** For tests and the browser's console. */
globalThis.whowhom = { state, now, onScreen };

start();
