import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { thaw } from "../settlement/freeze.ts";
import { settlementInput } from "../settlement/settlement-input.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";
import type { Claim } from "./claims.ts";

export type Evidence = Awaited<ReturnType<typeof gatherEvidence>>;

/**
 * What a claim rests on: the disputed lines as printed and as compared, our usage behind them, and the files
 * it came in.
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

/** Reads the claims of a stored dispute back. */
export function readClaims(evidence: unknown): readonly Claim[] {
  return (thaw(evidence) as Evidence).claims;
}
