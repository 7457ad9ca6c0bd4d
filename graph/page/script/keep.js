/* What the reader takes along: the picture as PNG and SVG, what is visible as CSV and JSON. */

import { actors, labelOf, relations, title } from "./data.js";
import { svg } from "./dom.js";
import { arrowhead, corners, entry, heading, upTo } from "./geometry.js";
import { paintEdge, paintLabels, paintNode } from "./paint.js";
import { scene } from "./overlay.js";
import { now } from "./stage.js";
import { EDGE_FONT, NODE_FONT } from "./scene.js";

const FIELDS = [
  "source",
  "source kind",
  "relation",
  "target",
  "target kind",
  "status",
  "contested",
  "document",
  "date",
  "publisher",
  "said by",
  "confidence",
  "trigger",
  "sentence",
];

/** Save what is visible in a format: png, svg, csv or json. */
export async function keep(format, passing) {
  const blob =
    format === "png"
      ? await png()
      : new Blob([{ svg: drawing, csv, json }[format](passing)], {
          type: { svg: "image/svg+xml", csv: "text/csv", json: "application/json" }[format],
        });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph"}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** One row for each piece of visible evidence, for a spreadsheet; what would be read as a formula is quoted. */
export function csv(passing) {
  const lines = [FIELDS, ...rows(passing).map((row) => FIELDS.map((field) => row[field]))];
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function json(passing) {
  return `${JSON.stringify({ title, view: location.hash.slice(1), evidence: rows(passing) }, null, 1)}\n`;
}

function rows(passing) {
  return [...passing].flatMap(([id, how]) => {
    const { source, target, type } = relations[id];
    return how.evidence.map((one) => ({
      source: actors[source].name,
      "source kind": actors[source].kind,
      relation: type,
      target: actors[target].name,
      "target kind": actors[target].kind,
      status: one.status,
      contested: how.contested,
      document: one.doc,
      date: one.date,
      publisher: one.publisher,
      "said by": one.speakers.map(labelOf.speaker).join("; "),
      confidence: one.confidence,
      trigger: marked(one),
      sentence: one.text,
    }));
  });
}

function marked({ text, marks }) {
  const [start, end] = marks.find(([, , role]) => role === "trigger") ?? [0, 0];
  return Array.from(text).slice(start, end).join("");
}

function png() {
  const { nodes, edges, paint, scale } = scene();
  const { width, height } = now.camera;
  const sheet = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  const pen = sheet.getContext("2d");
  pen.scale(2, 2);
  pen.fillStyle = paint.ground;
  pen.fillRect(0, 0, width, height);
  for (const edge of edges.values()) paintEdge(pen, edge, scale);
  for (const node of nodes.values()) paintNode(pen, node, paint.ground, null);
  paintLabels(pen, now.labels, { edges }, paint, null);
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

/** The picture as an SVG file. */
export function drawing() {
  const { nodes, edges, paint, scale } = scene();
  const { width, height } = now.camera;
  const root = svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
    svg("title", {}, title),
    svg("rect", { width, height, fill: paint.ground }),
    ...[...edges.values()].flatMap((edge) => drawEdge(edge, scale)),
    ...[...nodes.values()].map((node) => drawNode(node, paint)),
    ...now.labels.edges.map((label) =>
      text(label.text, label.x, label.y, EDGE_FONT, edges.get(label.id).colour, paint, (label.angle * 180) / Math.PI),
    ),
    ...now.labels.nodes.flatMap(({ lines, x, y }) =>
      lines.map((line, row) => text(line, x, y + (row - (lines.length - 1) / 2) * 15, NODE_FONT, paint.ink, paint, 0)),
    ),
  );
  return new XMLSerializer().serializeToString(root);
}

const round = (value) => Math.round(value * 10) / 10;
const list = (points) => points.map((point) => point.map(round).join(",")).join(" ");

function drawEdge(edge, scale) {
  const t = entry(edge.curve, edge.radius + 1);
  const { from, via, to } = upTo(edge.curve, t);
  const line = svg("path", {
    d: `M${round(from.x)} ${round(from.y)}Q${round(via.x)} ${round(via.y)} ${round(to.x)} ${round(to.y)}`,
    fill: "none",
    stroke: edge.colour,
    "stroke-width": round(edge.thick * scale),
    "stroke-dasharray": edge.dashes.map((length) => length * scale).join(" ") || null,
  });
  return edge.arrow
    ? [
        line,
        svg("polygon", { points: list(arrowhead(to, heading(edge.curve, t), 6 * scale + edge.thick * scale * 1.5)), fill: edge.colour }),
      ]
    : [line];
}

function drawNode({ shape, x, y, radius, colour }, { ground }) {
  const points = corners(shape, x, y, radius);
  const dress = { fill: colour, stroke: ground, "stroke-width": 1.5 };
  return points
    ? svg("polygon", { points: list(points), ...dress })
    : svg("circle", { cx: round(x), cy: round(y), r: round(radius), ...dress });
}

function text(words, x, y, font, colour, { ground }, angle) {
  const [, weight, size, family] = font.match(/^(\d+) ([\d.]+)px (.*)$/);
  return svg(
    "text",
    {
      x: round(x),
      y: round(y),
      fill: colour,
      stroke: ground,
      "stroke-width": 4,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
      "font-weight": weight,
      "font-size": size,
      "font-family": family,
      "text-anchor": "middle",
      "dominant-baseline": "central",
      transform: angle ? `rotate(${round(angle)} ${round(x)} ${round(y)})` : null,
    },
    words,
  );
}
