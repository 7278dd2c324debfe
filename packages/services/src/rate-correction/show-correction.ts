import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { latestTerms } from "../rate-card/latest-terms.ts";
import { thaw } from "../settlement/freeze.ts";
import { type FoundCorrection, findCorrection, statusOf } from "./find-correction.ts";
import type { CorrectionStatus, RateImpact } from "./types.ts";

/** A correction with the report that it was asked for on, and what was credited by it. */
export interface ShownCorrection extends Omit<FoundCorrection, "impact"> {
  readonly impact: RateImpact;
  readonly zone: string;
  /** The credit notes of those who left. */
  readonly creditNotes: readonly { readonly number: string | null; readonly credits: string | null }[];
}

/**
 * Shows a correction of a rate card.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showCorrection({ shared }: OperatorDb, id: string): Promise<ShownCorrection> {
  const row = await findCorrection(shared, id);
  const [{ terms }, notes] = await Promise.all([
    latestTerms(shared, row.rateCardId),
    shared.bill.findMany({
      where: { rateCorrectionId: id },
      orderBy: { number: "asc" },
      select: { number: true, credits: { select: { number: true } } },
    }),
  ]);
  return {
    ...row,
    impact: thaw(row.impact as never) as RateImpact,
    zone: terms.zone,
    creditNotes: notes.map(({ number, credits }) => ({ number, credits: credits?.number ?? null })),
  };
}

/** A correction as its card lists it. */
export interface ListedCorrection {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly status: CorrectionStatus;
  readonly askedBy: string;
  readonly askedAt: Date;
}

const MOST = 50;

/** Lists the corrections of a card that were not only looked at, and the report at hand; the latest first. */
export async function listCorrections(
  { shared }: Pick<OperatorDb, "shared">,
  code: string,
): Promise<ListedCorrection[]> {
  const rows = await shared.rateCorrection.findMany({
    where: { rateCard: { code }, status: { not: "dropped" } },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: { id: true, version: true, effectiveFrom: true, status: true, askedBy: true, askedAt: true },
  });
  return rows.map(({ status, ...row }) => ({ ...row, status: statusOf(status) }));
}
