import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { EarlierIssue } from "./earlier-issue.ts";

/**
 * Lays each statement beside its earlier version, line by line as stored, for identity I7. An earlier
 * statement without a successor has nothing that explains its end, and breaks it.
 */
export async function versionFacts(
  tx: PortfolioTables,
  earlier: EarlierIssue | null,
  documents: readonly StatementDocument[],
): Promise<IdentityFacts["versions"]> {
  if (earlier === null) return [];
  const byNumber = new Map(documents.map((document) => [document.number, document]));
  const facts: IdentityFacts["versions"][number][] = [];
  for (const previous of earlier.documents) {
    const current = byNumber.get(previous.number);
    facts.push({
      number: previous.number,
      previousMicros: previous.netMicros,
      currentMicros: current?.netMicros ?? 0n,
      deltaMicros:
        current === undefined ? [] : deltas(await storedLines(tx, previous), await storedLines(tx, current)),
    });
  }
  return facts;
}

interface PostedLine {
  readonly code: string;
  readonly originPeriod: string;
  readonly amountMicros: Micros;
}

function storedLines(
  tx: PortfolioTables,
  { operatorId, number, version }: StatementDocument,
): Promise<PostedLine[]> {
  return tx.statementLine.findMany({ where: { operatorId, statement: { number, version } } });
}

function deltas(previous: readonly PostedLine[], current: readonly PostedLine[]): Micros[] {
  const sums = new Map<string, Micros>();
  const add = ({ code, originPeriod }: PostedLine, amount: Micros): void => {
    const name = `${code} ${originPeriod}`;
    sums.set(name, (sums.get(name) ?? 0n) + amount);
  };
  for (const line of previous) add(line, -line.amountMicros);
  for (const line of current) add(line, line.amountMicros);
  return [...sums.values()];
}
