import type { Model, ModelField } from "./parse-models.ts";
import type { Probe } from "./probe.ts";
import { changeOf, dataOf, whereOf } from "./rows.ts";
import { secondHops } from "./second-hops.ts";
import type { ProbeRows } from "./write-probes.ts";

/** Writes that start at a row of one's own and reach a sibling's through relations. */
export function nestedWriteProbes(
  model: Model,
  models: ReadonlyMap<string, Model>,
  rowsOf: (model: Model) => ProbeRows,
): Probe[] {
  const where = whereOf(model, rowsOf(model).mine);
  const probes: Probe[] = [];
  for (const relation of model.fields.filter(({ isRelation }) => isRelation)) {
    const target = models.get(relation.type);
    if (!target) continue;
    for (const [what, data] of Object.entries(writesTo(target, relation, rowsOf(target)))) {
      probes.push(nested(model, `${relation.name}: ${what}`, { where, data: { [relation.name]: data } }));
    }
    for (const beyond of secondHops(model, target, models).filter(({ isList }) => isList)) {
      const last = models.get(beyond.type);
      if (last?.operatorField === undefined) continue;
      for (const [what, data] of Object.entries(sweeps(last))) {
        const inner = { [beyond.name]: data };
        const outer = relation.isList
          ? { update: { where: whereOf(target, rowsOf(target).mine), data: inner } }
          : { update: inner };
        const name = `${relation.name}.${beyond.name}: ${what}`;
        probes.push(nested(model, name, { where, data: { [relation.name]: outer } }));
      }
    }
  }
  return probes;
}

function nested(model: Model, name: string, args: unknown): Probe {
  return {
    model: model.name,
    name: `update nested ${name}`,
    kind: /delete|set|disconnect/.test(name) ? "destroy" : "write",
    isTopLevel: false,
    // Prisma answers with one's own row.
    limit: Number.POSITIVE_INFINITY,
    asked: args,
    run: (client) => client[model.delegate]?.update?.(args) ?? Promise.reject(new Error("no such model")),
  };
}

function writesTo(target: Model, relation: ModelField, rows: ProbeRows): Record<string, unknown> {
  const key = whereOf(target, rows.theirs);
  const data = changeOf(target);
  const spare = dataOf(target, rows.spare);
  if (!relation.isList) {
    return {
      connect: { connect: key },
      update: { update: data },
      "update theirs": { update: { where: key, data } },
      upsert: { upsert: { update: data, create: spare } },
      connectOrCreate: { connectOrCreate: { where: key, create: spare } },
    };
  }
  return {
    ...sweeps(target),
    create: { create: [spare] },
    createMany: { createMany: { data: [spare] } },
    connect: { connect: [key] },
    connectOrCreate: { connectOrCreate: [{ where: key, create: spare }] },
    update: { update: [{ where: key, data }] },
    upsert: { upsert: [{ where: key, update: data, create: spare }] },
    set: { set: [key] },
    delete: { delete: [key] },
    disconnect: { disconnect: [key] },
  };
}

function sweeps(target: Model): Record<string, unknown> {
  return {
    updateMany: { updateMany: [{ where: {}, data: changeOf(target) }] },
    deleteMany: { deleteMany: [{}] },
  };
}
