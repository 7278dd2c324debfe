import type { Model } from "./parse-models.ts";
import type { Parties, Probe } from "./probe.ts";
import { secondHops } from "./second-hops.ts";

/** Reads that reach a sibling through relations: includes, counts of relations, and conditions on them. */
export function relationProbes(model: Model, models: ReadonlyMap<string, Model>, parties: Parties): Probe[] {
  const probe = (what: string, args: unknown, limit: number): Probe => ({
    model: model.name,
    name: `findMany ${what}`,
    kind: "read",
    isTopLevel: false,
    limit,
    asked: args,
    run: (client) => client[model.delegate]?.findMany?.(args) ?? Promise.reject(new Error("no such model")),
  });
  const probes: Probe[] = [];
  for (const relation of model.fields.filter(({ isRelation }) => isRelation)) {
    const target = models.get(relation.type);
    if (!target) continue;
    probes.push(probe(`with ${relation.name}`, { include: { [relation.name]: true } }, parties.ownRows));
    if (relation.isList) {
      const counted = { include: { _count: { select: { [relation.name]: true } } } };
      probes.push(probe(`with the number of ${relation.name}`, counted, parties.ownRows));
    }
    for (const beyond of secondHops(model, target, models)) {
      const path = `${relation.name}.${beyond.name}`;
      const include = { [relation.name]: { include: { [beyond.name]: true } } };
      probes.push(probe(`with ${path}`, { include }, parties.ownRows));
      if (beyond.isList) {
        const counted = { [relation.name]: { include: { _count: { select: { [beyond.name]: true } } } } };
        probes.push(probe(`with the number of ${path}`, { include: counted }, parties.ownRows));
      }
      probes.push(...conditions(path, relation, beyond, models, parties, probe));
    }
  }
  return probes;
}

/** Own rows picked by what a sibling has would tell what it has. */
function conditions(
  path: string,
  relation: Model["fields"][number],
  beyond: Model["fields"][number],
  models: ReadonlyMap<string, Model>,
  parties: Parties,
  probe: (what: string, args: unknown, limit: number) => Probe,
): Probe[] {
  const field = models.get(beyond.type)?.operatorField;
  if (field === undefined) return [];
  const theirs = { [field]: parties.sibling };
  const inner = { [beyond.name]: beyond.isList ? { some: theirs } : theirs };
  const where = { [relation.name]: relation.isList ? { some: inner } : inner };
  return [probe(`where ${path} is the sibling's`, { where }, 0)];
}
