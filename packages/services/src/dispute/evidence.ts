import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { thaw } from "../settlement/freeze.ts";
import { settlementInput } from "../settlement/settlement-input.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";
import type { Claim } from "./claims.ts";

export type Evidence = Awaited<ReturnType<typeof gatherEvidence>>;

/**
 * What a claim rests on: the disputed lines as printed and as compared, our usage behind them, the same by
 * day and of all operators together, and the files it came in.
 */
export async function gatherEvidence(
  tx: PortfolioTables,
  facts: SettlementSnapshot,
  claims: readonly Claim[],
) {
  const { invoice } = facts;
  const keys = new Set(claims.map(({ key }) => key));
  const comparisons = settlementInput(facts).comparisons.filter(({ key }) => keys.has(key));
  const lineNumbers = new Set(comparisons.flatMap(({ invoiceLineNumbers }) => invoiceLineNumbers));
  const lineCodes = new Set(claims.map(({ lineCode }) => lineCode));
  const files = await tx.usageFile.findMany({
    where: { id: { in: [...facts.fileIds] } },
    orderBy: { id: "asc" },
  });
  return {
    invoice: {
      number: invoice?.number ?? "",
      revision: invoice?.revision ?? 1,
      lines: (invoice?.lines ?? []).filter(({ lineNumber }) => lineNumbers.has(lineNumber)),
    },
    claims,
    comparisons,
    usage: [...facts.usage, ...facts.evidence].filter(({ lineCode }) => lineCodes.has(lineCode)),
    days: await sumDays(tx, facts, lineCodes),
    files: files.map(({ name, sha256, sequence, received, accepted, duplicates, quarantined }) => ({
      name,
      sha256: Buffer.from(sha256).toString("hex"),
      sequence,
      received,
      accepted,
      duplicates,
      quarantined,
    })),
  };
}

/** The period's own usage on the disputed lines by day: no operator is told apart. */
async function sumDays(
  tx: PortfolioTables,
  { agreementId, period, fileIds }: SettlementSnapshot,
  lineCodes: ReadonlySet<string>,
) {
  const days = await tx.usageAggregate.groupBy({
    by: ["lineCode", "day", "outcome"],
    where: { agreementId, period, fileId: { in: [...fileIds] }, lineCode: { in: [...lineCodes] } },
    _sum: { records: true, quantity: true },
    orderBy: [{ lineCode: "asc" }, { day: "asc" }, { outcome: "asc" }],
  });
  return days.map(({ lineCode, day, outcome, _sum }) => ({
    lineCode,
    day: day.toISOString().slice(0, 10),
    outcome,
    records: _sum.records ?? 0n,
    quantity: _sum.quantity ?? 0n,
  }));
}

/** Reads the evidence of a stored dispute back. */
export function readEvidence(stored: unknown): Evidence {
  const evidence = thaw(stored) as Omit<Evidence, "days"> & Partial<Pick<Evidence, "days">>;
  // What was frozen by version 0.1 has no sums by day, and what is frozen stays as it is.
  return { ...evidence, days: evidence.days ?? [] };
}

/** Reads the claims of a stored dispute back. */
export function readClaims(evidence: unknown): readonly Claim[] {
  return readEvidence(evidence).claims;
}
