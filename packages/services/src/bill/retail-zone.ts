import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { ownZones } from "../usage/own-zones.ts";

/** In which zone an operator's own days begin: its billing profile says so, else its statements do. */
export async function retailZone(db: Pick<OperatorDb, "reads" | "shared">): Promise<string> {
  const profile = await db.shared.billingProfile.findFirst({
    orderBy: { version: "desc" },
    select: { terms: true },
  });
  if (profile !== null) return decodeBillingProfileTerms(profile.terms).zone;
  return (await ownZones(db)).main;
}
