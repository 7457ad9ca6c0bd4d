/* The panel beside the picture: an edge with its evidence, an actor with its relations, a path, or an overview. */

import { actors, documents, kinds, labelOf, other, plural, relations, schema, types } from "./data.js";
import { $, bdi, el, fill } from "./dom.js";
import { kindIcon, lineIcon } from "./icons.js";
import { sentence } from "./marks.js";
import { searchField } from "./search.js";
import { change, state } from "./state.js";

/** Show what is selected; `steps` is the path found, null if there is none. */
export function showPanel(selection, weight, steps, theme) {
  const { selected, path } = state;
  const content = path
    ? pathView(selection, steps, theme)
    : selected?.relation != null
      ? relationView(selected.relation, selection, theme)
      : selected?.actor != null
        ? actorView(selected.actor, selection, theme)
        : overview(selection, weight, theme);
  fill($("panel-content"), ...content);
  $("close").hidden = !path && !selected;
  document.body.classList.toggle("details", Boolean(path || selected));
}

export const selectActor = (id) => change({ selected: { actor: id } });
export const selectRelation = (id) => change({ selected: { relation: id } });

function actorButton(id, theme) {
  return el(
    "button",
    { class: "actor", "data-key": `actor ${id}`, onclick: () => change({ selected: { actor: id }, path: null }) },
    kindIcon(actors[id].kind, theme),
    bdi(actors[id].name),
  );
}

function tag(text, look = "") {
  return el("span", { class: `tag ${look}` }, text);
}

/* An edge */

function relationView(id, { passing }, theme) {
  const relation = relations[id];
  const how = passing.get(id);
  const head = [
    el(
      "h2",
      { tabindex: -1, class: "fact" },
      actorButton(relation.source, theme),
      el("span", { class: "verb" }, lineIcon(relation.quad, how?.status ?? relation.status, theme, relation.symmetric), relation.label),
      actorButton(relation.target, theme),
    ),
    el(
      "p",
      { class: "tags" },
      tag(how?.status ?? relation.status),
      tag(labelOf.quad(relation.quad)),
      relation.symmetric ? tag("mutual") : null,
      how?.contested ? tag("contested", "contested") : null,
      tag(`confidence ${(how?.confidence ?? relation.confidence).toFixed(2)}`),
    ),
  ];
  if (!how) return [...head, el("p", { class: "note" }, "The filters hide this relation.")];
  const hidden = relation.evidence.length - how.evidence.length;
  return [
    ...head,
    ...(how.contested ? sides(how) : evidenceList(how.evidence)),
    hidden ? el("p", { class: "note" }, `The filters hide ${plural(hidden, "more sentence")}.`) : null,
    ...between(relation, passing, theme),
  ];
}

function sides({ evidence }) {
  const side = (heading, look, list) =>
    el("section", { class: `side ${look}` }, el("h3", {}, `${heading} (${list.length})`), ...evidenceList(list));
  return [
    side(
      "Says so",
      "for",
      evidence.filter((one) => one.status !== "denied"),
    ),
    side(
      "Denies it",
      "against",
      evidence.filter((one) => one.status === "denied"),
    ),
  ];
}

const evidenceList = (list) => [...list].sort((a, b) => ((a.date ?? "9") < (b.date ?? "9") ? -1 : 1)).map(card);

function card(evidence) {
  const said = evidence.said
    ? [
        bdi(evidence.said.text),
        ...(evidence.said.actors.length ? [" (", ...evidence.said.actors.flatMap((name, i) => [i ? ", " : "", bdi(name)]), ")"] : []),
      ]
    : ["the text itself"];
  return el(
    "article",
    { class: "card" },
    sentence(evidence),
    el(
      "dl",
      {},
      el("dt", {}, "Says so"),
      el("dd", {}, ...said),
      el("dt", {}, "Status"),
      el("dd", {}, evidence.status, el("span", { class: "note" }, ` · confidence ${evidence.confidence.toFixed(2)}`)),
      el("dt", {}, "Source"),
      el(
        "dd",
        {},
        bdi(evidence.doc),
        ...(evidence.publisher ? [", ", bdi(evidence.publisher)] : []),
        ", ",
        evidence.date ? el("time", { datetime: evidence.date }, day(evidence.date)) : "undated",
      ),
    ),
    evidence.why.length
      ? el(
          "details",
          { class: "why" },
          el("summary", {}, "Why it was read so"),
          el("ul", {}, ...evidence.why.map((reason) => el("li", {}, bdi(reason)))),
        )
      : null,
  );
}

function between({ id, source, target }, passing, theme) {
  const more = actors[source].relations.filter((one) => one !== id && passing.has(one) && other(relations[one], source) === target);
  return more.length
    ? [el("h3", {}, "Also between the two"), el("ul", { class: "list" }, ...more.map((one) => relationItem(one, passing, theme, source)))]
    : [];
}

/** A relation as one line of a list, seen from an actor; `named` if the list does not say its type already. */
function relationItem(id, passing, theme, from, named = true) {
  const relation = relations[id];
  const { status, contested, evidence } = passing.get(id);
  const sign = relation.symmetric ? "↔" : relation.source === from ? "→" : "←";
  return el(
    "li",
    {},
    el(
      "button",
      { class: "item", "data-key": `relation ${id}`, onclick: () => change({ selected: { relation: id }, path: null }) },
      lineIcon(relation.quad, status, theme, true),
      el(
        "span",
        { class: "what" },
        named ? `${relation.label} ` : "",
        el("span", { "aria-label": { "→": "to", "←": "from", "↔": "with" }[sign] }, sign),
        " ",
        bdi(actors[other(relation, from)].name),
      ),
      contested ? tag("contested", "contested") : status !== "asserted" ? tag(status) : null,
      el("span", { class: "count", title: "sentences" }, evidence.length),
    ),
  );
}

/* An actor */

function actorView(id, { passing }, theme) {
  const actor = actors[id];
  const own = actor.relations.filter((one) => passing.has(one));
  const steps = (n) =>
    el(
      "button",
      {
        class: "step",
        "data-key": `step ${n}`,
        "aria-pressed": String(state.focus === id && state.steps === n),
        onclick: () => change(state.focus === id && state.steps === n ? { focus: null } : { focus: id, steps: n }),
      },
      n,
    );
  return [
    el("h2", { tabindex: -1 }, kindIcon(actor.kind, theme), bdi(actor.name)),
    el("p", { class: "tags" }, tag(kinds.get(actor.kind).label), actor.code ? tag(actor.code) : null),
    el("dl", {}, ...words("Also called", actor.aliases), ...words("Roles", actor.roles)),
    el(
      "p",
      { class: "tools" },
      "Focus, steps:",
      steps(1),
      steps(2),
      steps(3),
      el("button", { "data-key": "path from", onclick: () => change({ path: [id, null] }) }, "Path to…"),
    ),
    el("h3", {}, own.length ? `Relations (${own.length})` : "No relation passes the filters"),
    ...byType(own, passing, theme, id),
    ...mentions(actor),
  ];
}

function words(term, list) {
  return list.length ? [el("dt", {}, term), el("dd", {}, ...list.flatMap((word, place) => [place ? ", " : "", bdi(word)]))] : [];
}

function byType(own, passing, theme, id) {
  return schema.types.flatMap((type) => {
    const list = own.filter((one) => relations[one].type === type.name);
    return list.length
      ? [
          el(
            "details",
            { class: "group", open: true },
            el("summary", {}, `${types.get(type.name).label} `, el("span", { class: "count" }, list.length)),
            el("ul", { class: "list" }, ...list.map((one) => relationItem(one, passing, theme, id, false))),
          ),
        ]
      : [];
  });
}

function mentions(actor) {
  const total = actor.mentions.reduce((sum, mention) => sum + mention.count, 0);
  if (!total) return [];
  const docs = [...new Set(actor.mentions.map((mention) => mention.doc))];
  return [
    el(
      "details",
      { class: "group" },
      el("summary", {}, `Mentions `, el("span", { class: "count" }, total)),
      el(
        "dl",
        { class: "mentions" },
        ...docs.flatMap((doc) => [
          el("dt", {}, bdi(documents[doc].id)),
          el(
            "dd",
            {},
            ...actor.mentions
              .filter((mention) => mention.doc === doc)
              .flatMap((mention, place) => [place ? ", " : "", bdi(mention.text), mention.count > 1 ? ` ×${mention.count}` : ""]),
          ),
        ]),
      ),
    ),
  ];
}

/* A path */

function pathView({ passing }, steps, theme) {
  const [from, to] = state.path;
  const end = (id, label, value, patch) =>
    searchField({
      id,
      label,
      value: value == null ? "" : actors[value].name,
      placeholder: "an actor…",
      pick: (actor) => change({ path: patch(actor) }),
      theme: () => theme,
    });
  const result =
    from == null || to == null
      ? [el("p", { class: "note" }, "Choose two actors: the shortest way between them over the relations that pass the filters.")]
      : from === to
        ? [el("p", { class: "note" }, "Choose two different actors.")]
        : steps == null
          ? [el("p", { class: "note" }, "No way leads from one to the other over the relations that pass the filters.")]
          : [el("p", {}, `${plural(steps.length, "step")}:`), el("ol", { class: "path" }, ...pathSteps(steps, from, passing, theme))];
  return [
    el("h2", { tabindex: -1 }, "Path between two actors"),
    el(
      "div",
      { class: "ends" },
      end("path-from", "From", from, (actor) => [actor, to]),
      end("path-to", "To", to, (actor) => [from, actor]),
    ),
    ...result,
  ];
}

function pathSteps(steps, from, passing, theme) {
  let at = from;
  return steps.map((id) => {
    const relation = relations[id];
    const here = at;
    at = other(relation, here);
    return el(
      "li",
      {},
      el(
        "div",
        { class: "hop" },
        actorButton(relation.source, theme),
        el(
          "button",
          { class: "verb", "data-key": `hop ${id}`, onclick: () => change({ selected: { relation: id }, path: null }) },
          lineIcon(relation.quad, passing.get(id).status, theme, relation.symmetric),
          relation.label,
        ),
        actorButton(relation.target, theme),
      ),
      card(passing.get(id).evidence[0]),
    );
  });
}

/* Nothing selected */

function overview({ passing }, weight, theme) {
  const heavy = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  const contested = [...passing].filter(([, how]) => how.contested).map(([id]) => id);
  if (!relations.length)
    return [
      el("h2", {}, "No relation was found"),
      el(
        "p",
        { class: "note" },
        actors.length ? "The texts name these actors, but no relation between two of them was read." : "The texts name no actor.",
      ),
    ];
  return [
    el("h2", {}, "Overview"),
    el(
      "p",
      { class: "note" },
      "Click a line or its word to read the sentences behind it, an actor to see all its relations. The list on the left is legend and filter in one.",
    ),
    ...(contested.length
      ? [
          el("h3", {}, `Contested (${contested.length})`),
          el(
            "ul",
            { class: "list" },
            ...contested
              .slice(0, 12)
              .map((id) =>
                el(
                  "li",
                  {},
                  el(
                    "button",
                    { class: "item", "data-key": `contested ${id}`, onclick: () => selectRelation(id) },
                    lineIcon(relations[id].quad, passing.get(id).status, theme, true),
                    el(
                      "span",
                      { class: "what" },
                      bdi(actors[relations[id].source].name),
                      ` ${relations[id].label} `,
                      bdi(actors[relations[id].target].name),
                    ),
                  ),
                ),
              ),
          ),
        ]
      : []),
    el("h3", {}, "Most connected"),
    el(
      "ul",
      { class: "list" },
      ...heavy.map(([id, sum]) =>
        el(
          "li",
          {},
          el(
            "button",
            { class: "item", "data-key": `heavy ${id}`, onclick: () => selectActor(id) },
            kindIcon(actors[id].kind, theme),
            el("span", { class: "what" }, bdi(actors[id].name)),
            el("span", { class: "count", title: "sentences" }, sum),
          ),
        ),
      ),
    ),
  ];
}

/** A date as people write it. */
export const day = (date) => calendar.format(new Date(`${date}T00:00:00Z`));
const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
