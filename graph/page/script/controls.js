/* The controls around the picture: the head's buttons and menus, the notices, the zoom. */

import { actors, plural, relations } from "./data.js";
import { $ } from "./dom.js";
import { keep } from "./keep.js";
import { openPath } from "./panel.js";
import { rearrange, zoom } from "./picture.js";
import { MOST } from "./scope.js";
import { searchField } from "./search.js";
import { now } from "./stage.js";
import { change, isFiltered, state, values } from "./state.js";
import { stop } from "./timeline.js";

/** Show the state in them; `scope` is what the picture shows of the selection. */
export function showControls(selection, { actors: shown, relations: lines, of, part, cut }) {
  $("numbers").textContent = numbers(selection);
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

/** Make the controls work. */
export function startControls() {
  $("search-place").replaceChildren(
    searchField({
      id: "search",
      label: "Find an actor",
      placeholder: "Find an actor…  /",
      pick: (id) => id != null && change({ selected: { actor: id }, path: null }),
    }),
  );
  for (const mode of ["picture", "table"]) $(`mode-${mode}`).addEventListener("click", () => change({ mode }));
  $("size").addEventListener("change", ({ target }) => change({ size: target.value }));
  $("theme").addEventListener("change", ({ target }) => change({ theme: target.value }));
  $("groups").addEventListener("change", ({ target }) => change({ groups: target.checked }));
  $("lonely").addEventListener("change", ({ target }) => change({ lonely: target.checked }));
  $("skip").addEventListener("click", toStage);
  $("find-path").addEventListener("click", openPath);
  $("more").addEventListener("click", () => change({ show: state.show * 2, camera: null }));
  $("unfocus").addEventListener("click", () => change({ focus: null, camera: null }));
  $("close").addEventListener("click", () => {
    change({ selected: null, path: null });
    toStage();
  });
  $("zoom-in").addEventListener("click", () => change({ camera: zoom(1.25) }));
  $("zoom-out").addEventListener("click", () => change({ camera: zoom(0.8) }));
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
      keep(format, now.passing);
    });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("details.menu")) closeMenus();
  });
}

/** Undo the latest step: a menu, playing, the path, the focus, the selection. */
export function escape() {
  if (document.querySelector("details.menu[open]")) return closeMenus();
  if (document.body.classList.contains("filtering")) return document.body.classList.remove("filtering");
  stop();
  if (state.path) return change({ path: null });
  if (state.focus != null) return change({ focus: null, camera: null });
  return state.selected ? change({ selected: null }) : showSought();
}

/** Let the search field say who is selected, and nothing else. */
export function showSought() {
  $("search").value = actors[state.selected?.actor]?.name ?? "";
}

const toStage = () => $(state.mode === "table" ? "table" : "picture").focus();
const closeMenus = () =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.open = false;
  });

/** How much there is, and how much of it passes the filters. */
function numbers({ ends, passing }) {
  const lonely = relations.length ? actors.filter((actor) => !actor.relations.length).length : 0;
  const aside = lonely ? ` (${lonely.toLocaleString("en")} without relations)` : "";
  const [named, told] = [plural(actors.length, "actor"), plural(relations.length, "relation")];
  if (isFiltered()) return `${ends.size.toLocaleString("en")} of ${named}, ${passing.size.toLocaleString("en")} of ${told}`;
  const read = values.doc.length ? `, ${plural(values.doc.length, "document")}` : ""; // a text without actors is in no record
  return `${named}${aside}, ${told}${read}`;
}
