import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementTerms, SimCount, SimLine } from "@tributary/domain/agreement/types";
import { countSims } from "@tributary/domain/attribution/count-sims";
import type { SimAssignment } from "@tributary/domain/attribution/types";
import type { Period } from "@tributary/domain/period/types";
import type { SimCountAlternative } from "@tributary/domain/reconciliation/types";

export interface SimCounts {
  readonly counts: readonly SimCount[];
  /** The same SIMs under the other counting rules: the evidence for a wrong count. */
  readonly alternatives: readonly SimCountAlternative[];
}

const RULES: Readonly<Record<SimLine["countOn"], string>> = {
  end: "at the end of the month",
  any: "on any day of the month",
  prorated: "by days held",
};

/** Counts the SIMs of a period for every SIM line of the terms; no SIM line, nothing is read. */
export async function loadSims(
  tx: PortfolioTables,
  agreementId: string,
  period: Period,
  terms: AgreementTerms,
): Promise<SimCounts> {
  const lines = terms.lines.filter((line) => line.kind === "sim");
  if (lines.length === 0) return { counts: [], alternatives: [] };
  const sims = await simsOf(tx, agreementId, period);
  const others = lines.flatMap((line) =>
    (["end", "any", "prorated"] as const)
      .filter((countOn) => countOn !== line.countOn)
      .map((countOn) => ({
        description: RULES[countOn],
        lineCode: line.code,
        period: period.label,
        counts: countSims({ ...line, countOn }, period, sims).map(({ operatorId, count }) => ({
          operatorId,
          count,
        })),
      })),
  );
  return { counts: lines.flatMap((line) => countSims(line, period, sims)), alternatives: others };
}

async function simsOf(tx: PortfolioTables, agreementId: string, period: Period): Promise<SimAssignment[]> {
  const rows = await tx.simAssignment.findMany({
    where: {
      agreementId,
      validFrom: { lt: new Date(period.endsAt) },
      OR: [{ validUntil: null }, { validUntil: { gt: new Date(period.startsAt) } }],
    },
    omit: { agreementId: true },
  });
  return rows.map((row) => ({
    ...row,
    validFrom: row.validFrom.getTime(),
    validUntil: row.validUntil?.getTime() ?? null,
  }));
}
