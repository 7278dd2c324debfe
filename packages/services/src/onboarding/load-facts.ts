import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Facts } from "@tributary/domain/onboarding/types";
import { latestRehearsal } from "../rehearsal/latest-rehearsal.ts";

/**
 * Looks at what the system can tell of an operator on its way. Of the operator's own business the portfolio's
 * login sees that something is there, and not what it says.
 */
export async function loadFacts(
  tx: PortfolioTables,
  {
    operatorId,
    roles,
    at,
  }: { readonly operatorId: string; readonly roles: readonly string[]; readonly at: Date },
): Promise<Facts> {
  const of = { where: { operatorId }, select: { id: true } };
  const published = { where: { operatorId, status: "published" }, select: { id: true } };
  const range = (kind: string) => ({ where: { operatorId, kind }, select: { id: true } });
  const held = await tx.roleBinding.findMany({
    where: { operatorId, revokedAt: null },
    select: { role: true },
  });
  const isHeld = (role: string): boolean => held.some((binding) => binding.role === role);
  const isThere = async (row: PromiseLike<object | null>): Promise<boolean> => (await row) !== null;
  return {
    terms: await hasTermsInForce(tx, operatorId, at),
    imsis:
      (await isThere(tx.numberRange.findFirst(range("imsi")))) ||
      (await isThere(tx.simAssignment.findFirst(of))),
    network: await isThere(tx.networkProfile.findFirst(of)),
    "rate-card": await isThere(tx.rateCardVersion.findFirst(published)),
    plan: await isThere(tx.planVersion.findFirst(published)),
    billing: await isThere(tx.billingProfile.findFirst(of)),
    gateway: await isThere(tx.gatewayProfile.findFirst(of)),
    sims: await isThere(tx.simCard.findFirst(of)),
    numbers:
      (await isThere(tx.numberRange.findFirst(range("msisdn")))) ||
      (await isThere(tx.phoneNumber.findFirst(of))),
    admin: isHeld("operator-admin"),
    team: roles.every(isHeld),
    rehearsal: (await latestRehearsal(tx, operatorId)).verdict === "passed",
  };
}

/** Margin terms that hold, under an agreement whose own terms hold. */
async function hasTermsInForce(tx: PortfolioTables, operatorId: string, at: Date): Promise<boolean> {
  const margin = await tx.marginVersion.findFirst({
    where: {
      operatorId,
      effectiveFrom: { lte: at },
      agreement: { versions: { some: { effectiveFrom: { lte: at } } } },
    },
    select: { id: true },
  });
  return margin !== null;
}
