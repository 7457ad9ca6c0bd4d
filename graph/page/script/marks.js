/* A sentence with its marked stretches: the two mentions, the trigger, who says so. */

import { el } from "./dom.js";

const WORDS = { source: "who", target: "whom", trigger: "relation", said: "says so" };

/** The pieces of a text between all borders of its marks: [{text, roles}]. Marks are [start, end, role] in code points. */
export function pieces(text, marks) {
  const points = Array.from(text);
  const borders = [...new Set([0, points.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return borders.slice(1).map((end, place) => ({
    text: points.slice(borders[place], end).join(""),
    roles: marks.filter(([from, to]) => from <= borders[place] && to >= end).map(([, , role]) => role),
  }));
}

/** The sentence of a piece of evidence as an element; a mark's role is told to screen readers too. */
export function sentence({ text, marks }) {
  let before = [];
  const parts = pieces(text, marks).map((piece) => {
    const opened = piece.roles.filter((role) => !before.includes(role));
    before = piece.roles;
    return piece.roles.length ? marked(piece, opened) : piece.text;
  });
  return el("blockquote", {}, el("bdi", {}, ...parts));
}

function marked({ text, roles }, opened) {
  const told = opened.map((role) => el("span", { class: "unseen" }, `[${WORDS[role]}] `));
  return el("mark", { class: roles.join(" "), title: roles.map((role) => WORDS[role]).join(", ") }, ...told, text);
}
