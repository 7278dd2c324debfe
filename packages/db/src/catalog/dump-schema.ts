import { SUSPENSE, usageSchema } from "../roles/operator-code.ts";
import { describeGrants } from "./describe-grants.ts";
import { describeTable } from "./describe-table.ts";
import type { Queryable } from "./queryable.ts";
import { readFunctions } from "./read-functions.ts";
import { readGrants } from "./read-grants.ts";
import { readTables } from "./read-tables.ts";

const HEAD = `-- The database as its migrations leave it, read from the catalog.
-- Written by scripts/dump-schema.mjs, not by hand. A migration is reviewed as the difference it makes here.`;

/** The whole schema as text in a stable order: the shared tables, then one operator's own as its example. */
export async function dumpSchema(database: Queryable): Promise<string> {
  const schema = usageSchema(SUSPENSE);
  const shared = await readTables(database, "public");
  const usage = await readTables(database, schema);
  const example = usage.filter(({ isPartition }) => isPartition).slice(0, 1);
  const grants = (await readGrants(database)).filter(
    (row) => row.schema === "public" || (row.schema === schema && !/^cdr_\d/.test(row.object)),
  );
  const parts = [
    HEAD,
    "-- Functions",
    ...(await readFunctions(database)),
    "-- Shared tables, scoped by row",
    ...shared.map(describeTable),
    `-- The schema of one operator; every operator's is this one under its own code`,
    ...usage.filter(({ isPartition }) => !isPartition).map(describeTable),
    "-- Each month of it",
    ...example.map((table) => withoutMonth(describeTable(table))),
    "-- Rights",
    describeGrants(grants),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Which months exist depends on the day the database was made. */
function withoutMonth(text: string): string {
  return text.replaceAll(/cdr_\d{6}/g, "cdr_YYYYMM");
}
