/* Which relations pass the reader's filters, with which of their evidence, and how many would pass each other choice.
   A filter keeps a relation if some of its evidence passes, and shows that evidence only. Of documents that are copies of one story,
   one counts. */

import { actors, ranks, relations } from "./data.js";
import { FACETS, state } from "./state.js";

const BITS = { type: 1, kind: 2, status: 4, speaker: 8, doc: 16, publisher: 32, date: 64, confidence: 128 };

/** What passes: `passing` maps a relation to its passing evidence, status and so on; `counts` has a Map of value to number for each facet,
    of relations, save that kinds count actors; `dated` lists the dates that pass all but the choice of dates. */
export function select() {
  const passing = new Map();
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  const seen = new Set();
  const dated = [];
  for (const relation of relations) {
    const fixed = relationFaults(relation);
    const faults = relation.evidence.map((evidence) => fixed | evidenceFaults(evidence));
    const kept = relation.evidence.filter((_, place) => faults[place] === 0);
    if (amount(relation, kept) >= state.evidence) passing.set(relation.id, standing(relation, kept));
    for (const facet of FACETS) count(facet, relation, faults, counts[facet], seen);
    faults.forEach((fault, place) => {
      if ((fault & ~BITS.date) === 0 && relation.evidence[place].date) dated.push(relation.evidence[place].date);
    });
  }
  if (state.lonely || !relations.length)
    actors.filter((actor) => !actor.relations.length).forEach((actor) => tally(counts.kind, actor.kind));
  return { passing, counts, dated: dated.sort(), ends: ends(passing) };
}

/** The actors of some relations. */
export function ends(ids) {
  const found = new Set();
  for (const id of ids.keys()) found.add(relations[id].source).add(relations[id].target);
  return found;
}

function relationFaults({ type, source, target }) {
  const { off } = state;
  return (off.type.has(type) ? BITS.type : 0) | (off.kind.has(actors[source].kind) || off.kind.has(actors[target].kind) ? BITS.kind : 0);
}

function evidenceFaults(evidence) {
  const { off } = state;
  return (
    (off.status.has(evidence.status) ? BITS.status : 0) |
    (evidence.speakers.every((speaker) => off.speaker.has(speaker)) ? BITS.speaker : 0) |
    (off.doc.has(evidence.doc) ? BITS.doc : 0) |
    (off.publisher.has(evidence.publisher) ? BITS.publisher : 0) |
    (inTime(evidence.date) ? 0 : BITS.date) |
    (evidence.confidence < state.confidence ? BITS.confidence : 0)
  );
}

function inTime(date) {
  if (!date) return state.undated;
  return (state.from == null || date >= state.from) && (state.to == null || date <= state.to);
}

/** A relation as its passing evidence makes it. */
function standing(relation, evidence) {
  const denied = evidence.filter((one) => one.status === "denied").length;
  const whole = isWhole(relation, evidence);
  const status = evidence.map((one) => one.status).reduce((best, next) => (ranks.get(next) < ranks.get(best) ? next : best));
  const counted = counting(evidence);
  return {
    evidence,
    counted,
    elsewhere: whole ? relation.elsewhere : 0,
    status: whole ? relation.status : status,
    contested: whole ? relation.contested : denied > 0 && denied < evidence.length,
    confidence: whole ? relation.confidence : 1 - doubt(counted),
  };
}

/** The evidence that counts: of copies of one story, that of the document that makes the relation surest. */
function counting(evidence) {
  if (!evidence.some((one) => one.copies.length)) return evidence;
  const docs = Map.groupBy(evidence, (one) => one.doc);
  const surest = new Map();
  for (const [doc, list] of docs) {
    const best = docs.get(surest.get(list[0].story));
    if (!best || doubt(list) < doubt(best)) surest.set(list[0].story, doc);
  }
  return evidence.filter((one) => surest.get(one.story) === one.doc);
}

/** Whether evidence of a relation is all that the page has of it. */
const isWhole = (relation, evidence) => evidence.length === relation.evidence.length;

/** How much evidence counts; what a store has beyond this page has no filters and counts where none hides anything. */
const amount = (relation, evidence) => counting(evidence).length + (isWhole(relation, evidence) ? relation.elsewhere : 0);

const doubt = (evidence) => evidence.reduce((product, one) => product * (1 - one.confidence), 1);

function count(facet, relation, faults, into, seen) {
  const votes = new Map();
  relation.evidence.forEach((evidence, place) => {
    if ((faults[place] & ~BITS[facet]) !== 0) return;
    for (const value of valuesOf(facet, relation, evidence)) votes.set(value, (votes.get(value) ?? []).concat(evidence));
  });
  for (const [value, evidence] of votes) {
    if (amount(relation, evidence) < state.evidence) continue;
    if (facet === "kind") countActors(relation, into, seen);
    else tally(into, value);
  }
}

function valuesOf(facet, relation, evidence) {
  if (facet === "kind") return [""];
  if (facet === "type") return [relation.type];
  return facet === "speaker" ? evidence.speakers : [evidence[facet]];
}

function countActors(relation, into, seen) {
  for (const id of [relation.source, relation.target]) {
    if (!seen.has(id)) tally(into, actors[id].kind);
    seen.add(id);
  }
}

const tally = (into, value) => into.set(value, (into.get(value) ?? 0) + 1);
