/* The data of the page, read once, with the indexes that everything else asks. view.py says what is in it. */

const page = JSON.parse(document.getElementById("data").textContent);

export const look = page.look;
export const network = page.network;
export const { title, schema, documents, sentences, actors, relations } = page.view;

export const types = new Map(schema.types.map((type) => [type.name, type]));
export const kinds = new Map(schema.kinds.map((kind) => [kind.name, kind]));
export const signs = new Map(schema.quads.map((quad) => [quad.name, quad.sign]));
export const ranks = new Map(schema.statuses.map((status, rank) => [status.name, rank]));
export const actorNamed = new Map(actors.map((actor, id) => [actor.name, id]));
export const relationKeyed = new Map();

const stories = Map.groupBy(documents, ({ id, story }) => story ?? id);

actors.forEach((actor, id) => Object.assign(actor, { id, relations: [] }));

relations.forEach((relation, id) => {
  const type = types.get(relation.type);
  const key = [actors[relation.source].name, relation.type, actors[relation.target].name].join("|");
  Object.assign(relation, { id, key, label: type.label, quad: type.quad ?? "none", symmetric: type.symmetric });
  relationKeyed.set(key, id);
  for (const end of new Set([relation.source, relation.target])) actors[end].relations.push(id);
  relation.evidence.forEach((evidence) => {
    const { doc, text } = sentences[evidence.sentence];
    const { id, date, publisher, story } = documents[doc];
    const speakers = evidence.said ? (evidence.said.actors.length ? evidence.said.actors : [evidence.said.text]) : [""];
    Object.assign(evidence, {
      text,
      speakers,
      doc: id,
      date,
      publisher: publisher ?? "",
      story: story ?? id,
      copies: stories.get(story ?? id).flatMap((copy) => (copy.id === id ? [] : [copy.id])),
    });
  });
});

/** The other end of a relation. */
export const other = (relation, actor) => (relation.source === actor ? relation.target : relation.source);

/** What a status, kind or quad class is called on the page. */
export const labelOf = {
  type: (name) => types.get(name).label,
  kind: (name) => kinds.get(name).label,
  quad: (name) => (name === "none" ? "standing ties" : name),
  status: (name) => name,
  doc: (name) => name,
  publisher: (name) => name || "no publisher named",
  speaker: (name) => name || "the text itself",
};

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
