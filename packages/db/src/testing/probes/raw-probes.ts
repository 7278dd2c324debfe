import { Prisma } from "../../generated/shared/client.ts";
import type { Model } from "./parse-models.ts";
import type { Parties, Probe } from "./probe.ts";

type RawClient = Readonly<Record<"$queryRaw" | "$executeRaw", (sql: Prisma.Sql) => Promise<unknown>>>;

/** Plain SQL, which no door hands out and the Prisma extension does not see. */
export function rawProbes(model: Model, parties: Parties): Probe[] {
  const { operatorField: field, table } = model;
  if (field === undefined) return [];
  const column = field === "id" ? "id" : "operator_id";
  const others = `"${table}" WHERE ${column} <> '${parties.own}'`;
  const probe = (kind: Probe["kind"], statement: string, limit: number): Probe => ({
    model: model.name,
    name: `raw ${statement}`,
    kind,
    isTopLevel: false,
    limit,
    asked: statement,
    run: (client) => {
      const call = kind === "read" ? "$queryRaw" : "$executeRaw";
      return (client as unknown as RawClient)[call](new Prisma.Sql([statement], []));
    },
  });
  const own = model.name === "Operator" ? 1 : parties.ownRows;
  return [
    probe("read", `SELECT to_jsonb(t) AS row FROM "${table}" t`, own),
    probe("read", `SELECT count(*)::int AS _count FROM "${table}"`, own),
    probe("read", `SELECT to_jsonb(t) AS row FROM ${others.replace(" WHERE", " t WHERE")}`, 0),
    probe("write", `UPDATE ${others.replace(" WHERE", ` SET ${column} = ${column} || 'x' WHERE`)}`, 0),
    probe("write", `UPDATE "${table}" SET ${column} = '${parties.sibling}'`, 0),
    probe("destroy", `DELETE FROM ${others}`, 0),
  ];
}
