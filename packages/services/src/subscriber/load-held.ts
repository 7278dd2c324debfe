import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** What a subscriber has and had: SIMs, numbers, plans; the latest first. */
export async function loadHeld(
  tx: Pick<OperatorTables, "subscriberSim" | "subscriberNumber" | "subscriberPlan">,
  subscriberId: string,
) {
  const latest = {
    where: { subscriberId },
    orderBy: [{ validFrom: "desc" as const }, { id: "desc" as const }],
  };
  const [sims, numbers, plans] = await Promise.all([
    tx.subscriberSim.findMany({ ...latest, include: { simCard: { include: { imsis: true } } } }),
    tx.subscriberNumber.findMany({ ...latest, include: { phoneNumber: true } }),
    tx.subscriberPlan.findMany({ ...latest, include: { planVersion: { include: { plan: true } } } }),
  ]);
  return {
    sims: sims.map(({ simCard, validFrom, validUntil }) => ({
      ...{ iccid: simCard.iccid, kind: simCard.kind, status: simCard.status, isTest: simCard.isTest },
      ...{ eid: simCard.eid, imsis: simCard.imsis.map(({ imsi }) => imsi).sort(), validFrom, validUntil },
    })),
    numbers: numbers.map(({ phoneNumber, validFrom, validUntil }) => {
      return { msisdn: phoneNumber.msisdn, status: phoneNumber.status, validFrom, validUntil };
    }),
    // A change that was taken back never held.
    plans: plans
      .filter(({ validFrom, validUntil }) => validUntil === null || validUntil > validFrom)
      .map(({ id, planVersion: { plan, version }, isMain, validFrom, validUntil }) => ({
        ...{ id, code: plan.code, name: plan.name, kind: plan.kind, version },
        ...{ isMain, validFrom, validUntil },
      })),
  };
}
