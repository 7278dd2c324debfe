import type { Model, ModelField } from "./parse-models.ts";

/** From one model over a table, so many relations of that table are gone along. */
const MOST_HOPS = 4;

/**
 * The relations that a second hop over `target` goes along. Where many tables refer to one that has many
 * relations, they share them: together they go along each.
 */
export function secondHops(model: Model, target: Model, models: ReadonlyMap<string, Model>): ModelField[] {
  const relations = target.fields.filter(({ isRelation }) => isRelation);
  const referrers = [...models.values()].filter(({ fields }) =>
    fields.some(({ isRelation, type }) => isRelation && type === target.name),
  );
  const shares = Math.min(Math.ceil(relations.length / MOST_HOPS), referrers.length);
  const turn = referrers.indexOf(model) % shares;
  return relations.filter((_, at) => at % shares === turn);
}
