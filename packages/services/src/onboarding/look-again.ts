import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { waitedFor } from "@tributary/domain/onboarding/critical-path";
import { lookAgain } from "@tributary/domain/onboarding/lifecycle";
import { nextWait } from "@tributary/domain/onboarding/time-ledger";
import type { Item, Party, Wait } from "@tributary/domain/onboarding/types";
import { loadFacts } from "./load-facts.ts";
import { itemOf } from "./load-items.ts";

/** Who says of an item that it is done when nobody has to. */
export const SYSTEM = "system";

export interface Standing {
  readonly id: string;
  readonly operatorId: string;
  readonly roles: readonly string[];
}

/**
 * Takes over what the system can tell, and keeps who is waited for from now on. Called by whatever changes an
 * onboarding, in its transaction.
 *
 * Shape   the items as they stand then.
 */
export async function keepStanding(tx: PortfolioTables, onboarding: Standing, at: Date): Promise<Item[]> {
  const { id: onboardingId, operatorId } = onboarding;
  const where = { operatorId, onboardingId };
  const rows = await tx.onboardingItem.findMany({ where, orderBy: { code: "asc" } });
  const items = rows.map(itemOf);
  const seen = lookAgain(items, await loadFacts(tx, { ...onboarding, at }));
  for (const [index, item] of seen.entries()) {
    if (item.state === items[index]?.state) continue;
    const settled = item.state === "done" ? { settledBy: SYSTEM, settledAt: at } : UNSETTLED;
    await tx.onboardingItem.updateMany({
      where: { ...where, code: item.code },
      data: { state: item.state, ...settled },
    });
  }
  await keepWait(tx, onboarding, seen, at);
  return seen;
}

const UNSETTLED = { settledBy: null, settledAt: null } as const;

/** Both doors keep the ledger: whoever changes who is waited for writes since when. */
type WaitTables = {
  readonly onboardingWait: Pick<PortfolioTables["onboardingWait"], "findFirst" | "createMany">;
};

/** Begins the next spell of the ledger, when somebody or something else is waited for. */
export async function keepWait(
  { onboardingWait }: WaitTables,
  { id: onboardingId, operatorId }: Pick<Standing, "id" | "operatorId">,
  items: readonly Item[],
  at: Date,
): Promise<void> {
  const last = await onboardingWait.findFirst({
    where: { operatorId, onboardingId },
    orderBy: [{ since: "desc" }, { id: "desc" }],
  });
  const next = nextWait(last === null ? null : waitOf(last), waitedFor(items), at.getTime());
  if (next === null) return;
  const { party, itemCode } = next;
  await onboardingWait.createMany({
    data: [{ operatorId, onboardingId, party, itemCode, since: new Date(next.since) }],
  });
}

export function waitOf(row: {
  readonly party: string;
  readonly itemCode: string | null;
  readonly since: Date;
}): Wait {
  return { party: row.party as Party, itemCode: row.itemCode, since: row.since.getTime() };
}
