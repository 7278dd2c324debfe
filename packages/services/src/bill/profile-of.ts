import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";

export interface BillingProfile {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: PeriodLabel;
  readonly terms: BillingProfileTerms;
}

/**
 * How an operator bills a period: by the latest version that is in force then.
 *
 * Throws  {@link DomainError} `NOT_FOUND` before the operator has said how it bills.
 */
export async function profileOf(
  tables: Pick<OperatorTables, "billingProfile">,
  period: PeriodLabel,
): Promise<BillingProfile> {
  const row = await tables.billingProfile.findFirst({
    where: { effectiveFrom: { lte: period } },
    orderBy: { version: "desc" },
  });
  if (row !== null) return profileFrom(row);
  throw new DomainError("NOT_FOUND", `No billing profile is in force in ${period}: save one first.`);
}

/** The profile that a bill or a run was made by. */
export async function profileById(
  tables: Pick<OperatorTables, "billingProfile">,
  id: string,
): Promise<BillingProfile> {
  return profileFrom(await tables.billingProfile.findFirstOrThrow({ where: { id } }));
}

function profileFrom(row: {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly terms: unknown;
}): BillingProfile {
  const { id, version, effectiveFrom } = row;
  return { id, version, effectiveFrom, terms: decodeBillingProfileTerms(row.terms) };
}
