import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PlanKind } from "@tributary/domain/plan/types";
import { BESIDE } from "./open-plans.ts";

/** What somebody can be given: of SIMs and numbers the first few, of plans all. */
export interface ActivationChoices {
  readonly plans: readonly { readonly code: string; readonly name: string }[];
  /** Add-ons and passes. */
  readonly addOns: readonly { readonly code: string; readonly name: string }[];
  readonly iccids: readonly string[];
  readonly msisdns: readonly string[];
}

const OFFERED = 20;

/** Finds what there is to give to a subscriber at an instant; what is reserved for it comes first. */
export async function activationChoices(
  tx: Pick<OperatorTables, "plan" | "simCard" | "phoneNumber">,
  { number, at }: { readonly number: string; readonly at: Date },
): Promise<ActivationChoices> {
  const [plans, addOns, sims, reserved, free] = await Promise.all([
    listOpenPlans(tx),
    listOpenPlans(tx, BESIDE),
    tx.simCard.findMany({
      where: {
        ...{ status: "in_stock", isTest: false },
        OR: [{ availableFrom: null }, { availableFrom: { lte: at } }],
      },
      orderBy: { iccid: "asc" },
      take: OFFERED,
      select: { iccid: true },
    }),
    tx.phoneNumber.findMany({
      where: { status: "reserved", statusUntil: { gt: at }, reservedFor: { number } },
      orderBy: { msisdn: "asc" },
      take: OFFERED,
      select: { msisdn: true },
    }),
    tx.phoneNumber.findMany({
      where: { OR: [{ status: "free" }, { statusUntil: { lte: at } }] },
      orderBy: { msisdn: "asc" },
      take: OFFERED,
      select: { msisdn: true },
    }),
  ]);
  return {
    plans,
    addOns,
    iccids: sims.map(({ iccid }) => iccid),
    msisdns: [...reserved, ...free].slice(0, OFFERED).map(({ msisdn }) => msisdn),
  };
}

/** Plans that can be taken, by name. */
export function listOpenPlans(tx: Pick<OperatorTables, "plan">, kinds: readonly PlanKind[] = ["plan"]) {
  return tx.plan.findMany({
    where: { kind: { in: [...kinds] }, retiredAt: null, versions: { some: { status: "published" } } },
    orderBy: { name: "asc" },
    select: { code: true, name: true },
  });
}
