import type { FilledRow } from "../fill-tables.ts";
import type { Model } from "./parse-models.ts";
import type { Parties, Probe } from "./probe.ts";
import { whereOf } from "./rows.ts";

/** Top-level reads of one model that reach for a sibling's row in every way the client offers. */
export function readProbes(model: Model, theirs: FilledRow, parties: Parties): Probe[] {
  const { operatorField: field } = model;
  const key = whereOf(model, theirs);
  const order = model.id.map(({ name }) => ({ [name]: "asc" }));
  const probe = (operation: string, what: string, args: unknown, limit: number): Probe => ({
    model: model.name,
    name: `${operation} ${what}`,
    kind: "read",
    isTopLevel: true,
    limit,
    asked: args,
    run: (client) =>
      client[model.delegate]?.[operation]?.(args) ?? Promise.reject(new Error("no such model")),
  });
  const own = model.name === "Operator" ? 1 : parties.ownRows;
  const extremes = Object.fromEntries(
    model.fields.filter(({ type, isList }) => type === "String" && !isList).map(({ name }) => [name, true]),
  );
  const probes = [
    probe("findMany", "all", undefined, own),
    probe("findMany", "backwards", { orderBy: order, take: -50 }, own),
    probe("findMany", "from their cursor", { cursor: key, orderBy: order }, own),
    probe("findMany", "distinct", { distinct: [model.id[0]?.name] }, own),
    probe("findFirst", "by their key", { where: unwrapped(key) }, 0),
    probe("findFirstOrThrow", "by their key", { where: unwrapped(key) }, 0),
    probe("findUnique", "by their key", { where: key }, 0),
    probe("findUniqueOrThrow", "by their key", { where: key }, 0),
    probe("count", "all", undefined, own),
    probe("count", "by their key", { where: unwrapped(key) }, 0),
    probe("count", "of a field", { select: { _all: true } }, own),
    probe("aggregate", "extremes", { _count: true, _min: extremes, _max: extremes }, own),
    probe("groupBy", "by key", { by: model.id.map(({ name }) => name), _count: true }, own),
  ];
  if (field === undefined) return probes;
  const { sibling, own: self } = parties;
  return [
    ...probes,
    probe("findMany", "of the sibling", { where: { [field]: sibling } }, 0),
    probe("findMany", "of anyone but me", { where: { NOT: { [field]: self } } }, 0),
    probe(
      "findMany",
      "of me or the sibling",
      { where: { OR: [{ [field]: self }, { [field]: sibling }] } },
      own,
    ),
    probe("findMany", "of a list", { where: { [field]: { in: [sibling] } } }, 0),
    probe("findMany", "by text", { where: { [field]: { startsWith: "op_" } } }, own),
    probe("findUnique", "by their key and mine", { where: { ...key, OR: [{ [field]: sibling }] } }, 0),
    probe("count", "of the sibling", { where: { [field]: sibling } }, 0),
    probe("aggregate", "of the sibling", { where: { [field]: sibling }, _count: true, _max: extremes }, 0),
    probe("groupBy", "by operator", { by: [field], _count: true }, own),
    probe("groupBy", "having the sibling", { by: [field], having: { [field]: sibling }, _count: true }, 0),
  ];
}

/** A composite key is written apart where the client asks for plain conditions. */
function unwrapped(key: Record<string, unknown>): Record<string, unknown> {
  const [only] = Object.values(key);
  const isComposite = Object.keys(key)[0]?.includes("_") && only !== null && typeof only === "object";
  return isComposite ? (only as Record<string, unknown>) : key;
}
