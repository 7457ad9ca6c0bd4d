/* A field that completes what actors are called, by mouse and by keyboard. */

import { actors, kinds } from "./data.js";
import { bdi, el } from "./dom.js";
import { kindIcon } from "./icons.js";

const MOST = 10;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’]/g, "'");
/* What the texts call an actor finds it too: its capital, its seat, its office. */
const called = (actor) => actor.mentions.filter(({ form }) => form !== "pronoun").map(({ text }) => text);
const index = actors.map((actor) => [...new Set([actor.name, ...actor.aliases, ...called(actor)])].map((name) => [name, plain(name)]));

/** The actors that a text may mean, the likeliest first: [{id, name}] with the name or alias that matched. */
export function complete(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const found = index.flatMap((names, id) => {
    const best = names
      .map(([name, key], place) => ({ id, name, rank: rank(key, wanted, place > 0) }))
      .filter(({ rank: r }) => r < 9)
      .sort((a, b) => a.rank - b.rank)[0];
    return best ? [best] : [];
  });
  return found
    .sort((a, b) => a.rank - b.rank || actors[b.id].relations.length - actors[a.id].relations.length || a.id - b.id)
    .slice(0, MOST);
}

function rank(name, wanted, alias) {
  const behind = alias ? 1 : 0;
  if (name === wanted) return behind;
  if (name.startsWith(wanted)) return 2 + behind;
  if (name.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 4 + behind;
  return name.includes(wanted) ? 6 + behind : 9;
}

/** A labelled field; `pick` is called with the id of the chosen actor, and with null when the field is emptied. */
export function searchField({ id, label, value = "", placeholder = "", pick }) {
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": `${label}: matches`, class: "matches", hidden: true });
  const input = el("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    "aria-label": label,
    dir: "auto",
    "data-key": id,
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    "aria-autocomplete": "list",
  });
  input.value = value;
  let matches = [];
  let active = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (match) => {
    close();
    input.value = actors[match.id].name;
    pick(match.id);
  };
  const show = () => {
    matches = complete(input.value);
    active = Math.min(active, Math.max(0, matches.length - 1));
    list.replaceChildren(
      ...matches.map(option),
      ...(matches.length || !input.value.trim()
        ? []
        : [el("li", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "no such actor")]),
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (matches.length) input.setAttribute("aria-activedescendant", `${id}-${active}`);
  };
  const option = (match, place) =>
    el(
      "li",
      {
        id: `${id}-${place}`,
        role: "option",
        "aria-selected": String(place === active),
        onmousedown: (event) => {
          event.preventDefault();
          choose(match);
        },
      },
      kindIcon(actors[match.id].kind),
      bdi(actors[match.id].name, { class: "name" }),
      match.name === actors[match.id].name
        ? el("span", { class: "note" }, kinds.get(actors[match.id].kind).label)
        : el("span", { class: "note" }, "also ", bdi(match.name)),
    );

  input.addEventListener("input", () => {
    active = 0;
    show();
    if (!input.value) pick(null);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % Math.max(1, matches.length);
      show();
    } else if (event.key === "Enter" && matches.length && !list.hidden) choose(matches[active]);
    else if (event.key === "Escape" && !list.hidden) {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
  return el("div", { class: "search" }, input, list);
}
