import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { FOUND_AT_MOST } from "./find-in-portfolio.ts";

export type OwnKind = "statements" | "disputes";

/** What was found of an operator's own. */
export interface OwnFinds {
  readonly statements: readonly { readonly number: string; readonly period: string }[];
  readonly disputes: readonly { readonly number: string; readonly statementNumber: string }[];
}

/** Finds an operator's own things by a part of their number, of the given kinds alone. */
export async function findOwn(
  db: OperatorTables,
  { text, kinds }: { readonly text: string; readonly kinds: readonly OwnKind[] },
): Promise<OwnFinds> {
  const wanted = text.trim();
  const asks = (kind: OwnKind) => wanted !== "" && kinds.includes(kind);
  const [statements, disputes] = await Promise.all([
    asks("statements") ? findStatements(db, wanted) : [],
    asks("disputes") ? findDisputes(db, wanted) : [],
  ]);
  return { statements, disputes };
}

function findStatements(db: OperatorTables, text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  return db.statement.groupBy({
    by: ["number", "period"],
    where: { number: contains },
    orderBy: [{ period: "desc" }, { number: "asc" }],
    take: FOUND_AT_MOST,
  });
}

async function findDisputes(db: OperatorTables, text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  const found = await db.operatorDispute.findMany({
    where: { OR: [{ number: contains }, { statement: { number: contains } }] },
    select: { number: true, statement: { select: { number: true } } },
    orderBy: { id: "desc" },
    take: FOUND_AT_MOST,
  });
  return found.map(({ number, statement }) => ({ number, statementNumber: statement.number }));
}
