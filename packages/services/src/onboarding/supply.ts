import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { isSettled, openBlockers, refuseItemStep } from "@tributary/domain/onboarding/lifecycle";
import type { Item } from "@tributary/domain/onboarding/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { readLink } from "./change-item.ts";
import { ITEM_COLUMNS, itemOf } from "./load-items.ts";
import { keepWait } from "./look-again.ts";

export interface SupplyRequest {
  readonly code: string;
  /** What is handed in, in words. */
  readonly text: string;
  readonly link: string;
  readonly actor: string;
  readonly at: Date;
}

const HEAD = { ...{ id: true, status: true, targetOn: true, startedAt: true, liveFrom: true } } as const;

async function underWay(tx: Pick<OperatorTables, "onboarding">) {
  return tx.onboarding.findFirst({ where: { status: { not: "live" } }, select: HEAD });
}

/**
 * Hands in what an item of the operator's own waits for. From then on the MVNA is waited for.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an item that is not the operator's; `STEP_REFUSED` once it is
 *         done; `REASON_REQUIRED` without words; `INPUT_INVALID` for a link that is none.
 */
export async function supply(db: OperatorDb, { code, actor, at, ...given }: SupplyRequest): Promise<void> {
  const link = readLink(given.link);
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const text = requireReason(given.text, "Say what you hand in: the aggregator reads it.");
    const onboarding = await underWay(tx);
    const where = { onboardingId: onboarding?.id ?? NOBODY };
    const rows = await tx.onboardingItem.findMany({ where, select: ITEM_COLUMNS });
    const items = rows.map(itemOf);
    const item = items.find((each) => each.code === code && each.owner === "operator");
    if (onboarding === null || item === undefined) {
      throw new DomainError("NOT_FOUND", "Nothing of that name is waited for from you.");
    }
    refuseItemStep(item, "supplied", { items, evidence: text });
    await tx.onboardingSupply.createMany({
      data: [{ onboardingId: onboarding.id, itemCode: code, text, link, suppliedBy: actor, suppliedAt: at }],
    });
    await tx.onboardingItem.updateMany({ where: { ...where, code }, data: { state: "supplied" } });
    const now = items.map((each) => (each.code === code ? { ...each, state: "supplied" as const } : each));
    await keepWait(tx, { id: onboarding.id, operatorId }, now, at);
    await writeAudit(tx, {
      ...{ actor, action: "onboarding:supply", subject: onboarding.id, operatorId },
      details: { code, link },
    });
  });
}

const NOBODY = "00000000-0000-7000-8000-000000000000";

export interface OwnItem extends Item {
  readonly dueOn: Date | null;
  readonly waitsFor: readonly string[];
  readonly supplies: readonly { readonly text: string; readonly link: string | null; readonly at: Date }[];
}

export interface OwnOnboarding {
  readonly targetOn: Date;
  readonly startedAt: Date;
  /** From when on it is to be live, once that is asked for. */
  readonly liveFrom: Date | null;
  /** What is waited for from the operator. */
  readonly items: readonly OwnItem[];
  /** Of all items, whoever's they are. */
  readonly settled: number;
  readonly total: number;
}

/** Shows an operator what is waited for from it on its way to be live; null once it is. */
export async function showOwnOnboarding({
  onboarding,
  onboardingItem,
  onboardingSupply,
}: Pick<
  OperatorTables,
  "onboarding" | "onboardingItem" | "onboardingSupply"
>): Promise<OwnOnboarding | null> {
  const found = await underWay({ onboarding });
  if (found === null) return null;
  const where = { onboardingId: found.id };
  const [rows, supplies] = await Promise.all([
    onboardingItem.findMany({ where, select: ITEM_COLUMNS, orderBy: [{ dueOn: "asc" }, { code: "asc" }] }),
    onboardingSupply.findMany({ where, orderBy: [{ suppliedAt: "desc" }, { id: "desc" }] }),
  ]);
  const items = rows.map(itemOf);
  const { targetOn, startedAt, liveFrom } = found;
  return {
    ...{ targetOn, startedAt, liveFrom, total: items.length, settled: items.filter(isSettled).length },
    items: rows.flatMap((row, index) => {
      const item = items[index] as Item;
      if (item.owner !== "operator") return [];
      const own = supplies.filter(({ itemCode }) => itemCode === item.code);
      return [
        {
          ...{ ...item, dueOn: row.dueOn, waitsFor: openBlockers(item, items) },
          supplies: own.map(({ text, link, suppliedAt }) => ({ text, link, at: suppliedAt })),
        },
      ];
    }),
  };
}
