/* Small drawings for legend, search and panel: the same shapes and lines as in the picture. */

import { look } from "./data.js";
import { svg } from "./dom.js";
import { corners } from "./geometry.js";
import { now } from "./stage.js";

/** The shape and colour of a kind of actor. */
export function kindIcon(kind) {
  const { shape, [now.theme]: fill } = look.kind[kind];
  const points = corners(shape, 8, 8, shape === "square" ? 5 : 6);
  const drawn = points
    ? svg("polygon", { points: points.map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" "), fill })
    : svg("circle", { cx: 8, cy: 8, r: 5.5, fill });
  return svg("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn);
}

/** A line in the colour of a quad class and the dashes of a status; an arrowhead unless both ends are equal. */
export function lineIcon(quad, status, symmetric = false) {
  const colour = quad ? look.quad[quad][now.theme] : "currentColor";
  return svg(
    "svg",
    { class: "line", viewBox: "0 0 30 10", "aria-hidden": "true" },
    svg("line", {
      x1: 1,
      y1: 5,
      x2: symmetric ? 29 : 24,
      y2: 5,
      stroke: colour,
      "stroke-width": 2,
      "stroke-dasharray": look.status[status].dashes.join(" ") || null,
    }),
    symmetric ? null : svg("polygon", { points: "29,5 22,1.6 22,8.4", fill: colour }),
  );
}

/** The ground of a group of allied actors. */
export function groupIcon(number) {
  const fill = look.group[number % look.group.length][now.theme];
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", { cx: 8, cy: 8, r: 7, fill, "fill-opacity": 0.45 }),
  );
}
