/* What the reader takes along: the picture as PNG and SVG, what is visible as CSV and JSON. */

import { actors, labelOf, relations, title } from "./data.js";
import { drawing } from "./drawing.js";
import { scene } from "./overlay.js";
import { paintEdge, paintLabels, paintNode } from "./paint.js";
import { now } from "./stage.js";

const MAKE = {
  png,
  svg: () => new Blob([new XMLSerializer().serializeToString(drawing())], { type: "image/svg+xml" }),
  csv: (passing) => new Blob([csv(passing)], { type: "text/csv" }),
  json: (passing) => new Blob([json(passing)], { type: "application/json" }),
};
const FORMULA = /^\s*[=+\-@\t\r]/;

/** Save what is visible in a format: png, svg, csv or json. */
export async function keep(format, passing) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await MAKE[format](passing));
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph"}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A row for each piece of visible evidence, for a spreadsheet; what it would read as a formula is quoted. */
function csv(passing) {
  const table = rows(passing);
  const lines = [Object.keys(table[0] ?? {}), ...table.map(Object.values)];
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function json(passing) {
  return `${JSON.stringify({ title, view: location.hash.slice(1), evidence: rows(passing) }, null, 1)}\n`;
}

function rows(passing) {
  return [...passing].flatMap(([id, how]) => how.evidence.map((one) => row(relations[id], how, one)));
}

function row({ source, target, type }, how, evidence) {
  const [from, to] = [actors[source], actors[target]];
  return {
    source: from.name,
    "source kind": from.kind,
    relation: type,
    target: to.name,
    "target kind": to.kind,
    status: evidence.status,
    contested: how.contested,
    "said by": evidence.speakers.map(labelOf.speaker).join("; "),
    confidence: evidence.confidence,
    document: evidence.doc,
    "also in": evidence.copies.join("; "),
    date: evidence.date,
    publisher: evidence.publisher,
    trigger: triggerOf(evidence),
    sentence: evidence.text,
  };
}

function triggerOf({ text, marks }) {
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
