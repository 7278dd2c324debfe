import type { FilledRow } from "../fill-tables.ts";
import type { Model } from "./parse-models.ts";
import type { Parties, Probe } from "./probe.ts";
import { changeOf, dataOf, whereOf } from "./rows.ts";

export interface ProbeRows {
  readonly mine: FilledRow;
  readonly theirs: FilledRow;
  /** A row of the sibling's that is not there yet. */
  readonly spare: FilledRow;
}

/** Top-level writes of one model to a sibling's rows, or of rows in a sibling's name. */
export function writeProbes(model: Model, rows: ProbeRows, parties: Parties): Probe[] {
  const { operatorField: field } = model;
  if (field === undefined) return [];
  const key = whereOf(model, rows.theirs);
  const ownKey = whereOf(model, rows.mine);
  const data = changeOf(model);
  const spare = dataOf(model, rows.spare);
  const theirs = { [field]: parties.sibling };
  const probe = (operation: string, what: string, args: unknown, kind: Probe["kind"] = "write"): Probe => ({
    model: model.name,
    name: `${operation} ${what}`,
    kind,
    isTopLevel: true,
    limit: what.endsWith("all") ? parties.ownRows : 0,
    asked: args,
    run: (client) =>
      client[model.delegate]?.[operation]?.(args) ?? Promise.reject(new Error("no such model")),
  });
  const created = field === "id" ? { ...spare, id: "op_planted" } : spare;
  return [
    probe("update", "their row", { where: key, data }),
    probe("updateMany", "the sibling's", { where: theirs, data }),
    probe("updateMany", "all", { data }),
    probe("updateManyAndReturn", "the sibling's", { where: theirs, data }),
    probe("upsert", "their row", { where: key, update: data, create: created }),
    probe("create", "in the sibling's name", { data: created }),
    probe("createMany", "in the sibling's name", { data: [created] }),
    probe("createManyAndReturn", "in the sibling's name", { data: [created] }),
    probe("update", "my row into theirs", { where: ownKey, data: theirs }),
    probe("update", "my row into theirs by set", {
      where: ownKey,
      data: { [field]: { set: parties.sibling } },
    }),
    probe("updateMany", "my rows into theirs", { data: theirs }),
    probe("upsert", "my row into theirs", { where: ownKey, update: theirs, create: created }),
    probe("delete", "their row", { where: key }, "destroy"),
    probe("deleteMany", "the sibling's", { where: theirs }, "destroy"),
    probe("deleteMany", "all", undefined, "destroy"),
  ];
}
