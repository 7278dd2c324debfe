import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { cycleOf } from "@tributary/domain/bill/cycle-days";
import { dayAt, nextLabel } from "@tributary/domain/period/period";
import { draftOf } from "./draft-profile.ts";

const VERSIONS_SHOWN = 20;

/**
 * How an operator bills: the versions of its profile, the latest first, as people write them.
 *
 * Shape   `from` is the first period that a new version may be for: the one after the last that is billed, or
 *         the one that runs now.
 */
export async function showBillingProfile({ shared }: Pick<OperatorDb, "shared">, at: Date) {
  const [rows, billed, operator] = await Promise.all([
    shared.billingProfile.findMany({ orderBy: { version: "desc" }, take: VERSIONS_SHOWN }),
    shared.billRun.findFirst({
      where: { status: { not: "abandoned" } },
      orderBy: { period: "desc" },
      select: { period: true },
    }),
    shared.operator.findFirst({ select: { name: true, currency: true, country: true } }),
  ]);
  const versions = rows.map(({ version, effectiveFrom, terms, createdBy, createdAt }) => ({
    ...{ version, effectiveFrom, createdBy, createdAt },
    terms: draftOf(decodeBillingProfileTerms(terms)),
  }));
  const { zone = "UTC", cycleDay = 1 } = versions[0]?.terms ?? {};
  const current = cycleOf(dayAt(at.getTime(), zone), cycleDay).label;
  return { versions, operator, from: billed === null ? current : nextLabel(billed.period) };
}
