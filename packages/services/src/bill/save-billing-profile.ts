import type { OperatorDb } from "@tributary/db/doors/operator-db";
import {
  decodeBillingProfileTerms,
  encodeBillingProfileTerms,
} from "@tributary/db/terms/billing-profile-terms";
import { DomainError } from "@tributary/domain/error";
import { previousLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { planDunningDay } from "../reminder/run-dunning-day.ts";

export interface ProfileRequest {
  /** The first period it is for. */
  readonly effectiveFrom: PeriodLabel;
  /** As they stand in a file. */
  readonly terms: unknown;
  readonly actor: string;
}

/**
 * Says from which period on an operator bills how: the next version of its profile.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, `PERIOD_INVALID`; `PERIOD_CLOSED` when the period, or a later
 *         one, is billed already.
 */
export async function saveBillingProfile(
  db: OperatorDb,
  { effectiveFrom, terms, actor }: ProfileRequest,
): Promise<{ readonly version: number }> {
  previousLabel(effectiveFrom);
  const decoded = decodeBillingProfileTerms(terms);
  return alone(db, async (tx) => {
    const billed = await tx.billRun.findFirst({
      where: { period: { gte: effectiveFrom }, status: { not: "abandoned" } },
      select: { period: true },
    });
    if (billed !== null) {
      const message = `${billed.period} is billed already: choose a later period, or abandon its run.`;
      throw new DomainError("PERIOD_CLOSED", message);
    }
    const last = await tx.billingProfile.findFirst({
      orderBy: { version: "desc" },
      select: { version: true },
    });
    const version = (last?.version ?? 0) + 1;
    await tx.billingProfile.create({
      data: { version, effectiveFrom, terms: encodeBillingProfileTerms(decoded), createdBy: actor },
    });
    const { zone, dunning } = decoded;
    await planDunningDay(tx, { isDaily: dunning.isDaily, zone, at: new Date() });
    await writeAudit(tx, {
      actor,
      action: "billing-profile:save",
      subject: `version ${version}`,
      operatorId: db.operatorId,
      details: { effectiveFrom },
    });
    return { version };
  });
}
