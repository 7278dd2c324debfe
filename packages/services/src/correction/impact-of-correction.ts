import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { correctMonth } from "@tributary/mediation/correction/correct-month";
import type { CorrectMonthRequest, MonthCorrection } from "@tributary/mediation/correction/types";
import { type AgreementFacts, loadAgreement } from "../settlement/load-agreement.ts";
import { loadDays } from "../settlement/load-usage.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { closedSides, nextOpen, openSides, settledImpact } from "./settled-impact.ts";
import type { CorrectionImpact } from "./types.ts";
import { usageImpact } from "./usage-impact.ts";

export interface ImpactRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly onProgress?: CorrectMonthRequest["onProgress"];
}

/**
 * Says what correcting a period comes to, by doing it and taking it back: whose usage changes, by how much
 * and why, and what settlement makes of it. Nothing is written.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID`, `NOT_FOUND` without a usage source.
 */
export async function impactOfCorrection(
  doors: UsageDoors,
  { agreementId, period, onProgress }: ImpactRequest,
): Promise<CorrectionImpact> {
  const db = doors.portfolioDb();
  const agreement = await loadAgreement(db, agreementId);
  const isSettled = await wasIssued(db, agreementId, period);
  const found = await correctMonth(doors, {
    ...{ agreementId, period, isSettled, isApplied: false, reason: "", actor: "", reviewed: null },
    ...{ app: "cli", requestId: null, ...(onProgress === undefined ? {} : { onProgress }) },
  });
  return onOneView(db, (tx) => describeImpact(tx, agreement, period, isSettled, found));
}

/** Lays usage and settlement before and after beside each other; before the correction is applied. */
export async function describeImpact(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  period: PeriodLabel,
  isSettled: boolean,
  found: MonthCorrection,
): Promise<CorrectionImpact> {
  const { agreementId, currency, versions } = agreement;
  const { deltas, moved, repriced, left, rewritten, fingerprint } = found;
  const postedIn = isSettled ? await nextOpen(tx, agreementId, period) : period;
  const usage = usageImpact(await loadDays(tx, { agreementId, period }), found);
  const sides = isSettled
    ? await closedSides(tx, agreement, period, postedIn, deltas)
    : await openSides(tx, agreement, period, deltas);
  const { terms } = governingVersion(versions, period);
  return {
    ...{ agreementId, period, currency, isSettled, postedIn, fingerprint },
    ...{ usage, moved, repriced, left, rewritten },
    settlement: settledImpact(sides, usage, terms),
  };
}

/** Whether statements of the period were ever issued: those can be looked into for good. */
export async function wasIssued(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<boolean> {
  return (await tx.settlementRun.count({ where: { agreementId, period, issuedAt: { not: null } } })) > 0;
}

function onOneView<T>(db: PortfolioDb, work: (tx: PortfolioTables) => Promise<T>): Promise<T> {
  return db.$transaction(work, { isolationLevel: "RepeatableRead", maxWait: 120_000, timeout: 300_000 });
}
