import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { EarlierIssue } from "./earlier-issue.ts";

const STATEMENTS_AT_ONCE = 500;

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
  const current = new Map(documents.map((document) => [document.number, document]));
  const before = await storedLines(tx, earlier.documents);
  const after = await storedLines(tx, documents);
  return earlier.documents.map(({ number, netMicros }) => {
    const successor = current.get(number);
    return {
      number,
      previousMicros: netMicros,
      currentMicros: successor?.netMicros ?? 0n,
      deltaMicros: successor === undefined ? [] : deltas(before.get(number) ?? [], after.get(number) ?? []),
    };
  });
}

interface PostedLine {
  readonly code: string;
  readonly originPeriod: string;
  readonly amountMicros: Micros;
}

/** The stored lines of statements, by their number. */
async function storedLines(
  tx: PortfolioTables,
  documents: readonly StatementDocument[],
): Promise<Map<string, PostedLine[]>> {
  const lines: (PostedLine & { readonly number: string })[] = [];
  for (let start = 0; start < documents.length; start += STATEMENTS_AT_ONCE) {
    const wanted = documents.slice(start, start + STATEMENTS_AT_ONCE);
    const rows = await tx.statement.findMany({
      where: { OR: wanted.map(({ operatorId, number, version }) => ({ operatorId, number, version })) },
      select: { number: true, lines: { select: { code: true, originPeriod: true, amountMicros: true } } },
    });
    for (const { number, lines: ofStatement } of rows) {
      lines.push(...ofStatement.map((line) => ({ ...line, number })));
    }
  }
  return groupBy(lines, ({ number }) => number);
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
