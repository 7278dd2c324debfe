import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { isSettled, refuseItemStep } from "@tributary/domain/onboarding/lifecycle";
import type { ItemState, Party } from "@tributary/domain/onboarding/types";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findUnderWay } from "./find-onboarding.ts";
import { itemOf } from "./load-items.ts";
import { keepStanding } from "./look-again.ts";

interface Changing {
  readonly operatorId: string;
  readonly code: string;
  readonly actor: string;
  readonly at: Date;
}

/** What is left out stays as it is; an empty text takes it away. */
export interface ItemChange {
  /** Whose it is to do from now on. */
  readonly owner?: Party;
  readonly person?: string;
  /** YYYY-MM-DD */
  readonly dueOn?: string | null;
  readonly evidence?: string;
  readonly link?: string;
  readonly state?: Exclude<ItemState, "supplied">;
}

/**
 * Changes an item of the list: whose it is, by when, what shows that it is done, and how it stands.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` once the operator is live and for a step that
 *         cannot be taken; `REASON_REQUIRED` for a gate without evidence; `INPUT_INVALID` for a link that is
 *         none.
 */
export async function changeItem(
  db: PortfolioDb,
  { operatorId, code, actor, at, change }: Changing & { readonly change: ItemChange },
): Promise<void> {
  const link = change.link === undefined ? undefined : readLink(change.link);
  return alone(db, async (tx) => {
    const onboarding = await findUnderWay(tx, operatorId);
    const where = { operatorId, onboardingId: onboarding.id };
    const rows = await tx.onboardingItem.findMany({ where });
    const row = rows.find((each) => each.code === code);
    if (row === undefined) throw new DomainError("NOT_FOUND", "There is no such item on the list.");
    const evidence = change.evidence === undefined ? row.evidence : textOf(change.evidence);
    const { state, owner, dueOn } = change;
    if (state !== undefined && state !== row.state) {
      refuseItemStep(itemOf(row), state, { items: rows.map(itemOf), evidence });
    }
    await tx.onboardingItem.updateMany({
      where: { ...where, code },
      data: {
        ...{ owner, evidence, link },
        ...(change.person === undefined ? {} : { person: textOf(change.person) }),
        ...(dueOn === undefined ? {} : { dueOn: dueOn === null ? null : new Date(`${dueOn}T00:00:00Z`) }),
        ...(state === undefined || state === row.state ? {} : settling(state, actor, at)),
      },
    });
    await keepStanding(tx, onboarding, at);
    const details: Record<string, AuditValue> = { code };
    for (const [name, value] of Object.entries(change)) if (value !== undefined) details[name] = value;
    await writeAudit(tx, { actor, action: "onboarding:item", subject: onboarding.id, operatorId, details });
  });
}

function settling(state: ItemState, actor: string, at: Date) {
  return isSettled({ state })
    ? { state, settledBy: actor, settledAt: at }
    : { state, settledBy: null, settledAt: null };
}

export function textOf(text: string): string | null {
  const tidy = text.trim();
  return tidy === "" ? null : tidy;
}

/** A page or a file elsewhere; nothing that a browser would run. */
export function readLink(text: string): string | null {
  const tidy = textOf(text);
  if (tidy === null) return null;
  if (URL.canParse(tidy) && /^https?:$/.test(new URL(tidy).protocol)) return tidy;
  throw new DomainError("INPUT_INVALID", "Write the link with http:// or https:// before it.");
}

/**
 * Takes over what the system sees by now.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED` once the operator is live.
 */
export function takeOver(
  db: PortfolioDb,
  { operatorId, actor, at }: Omit<Changing, "code">,
): Promise<{ readonly done: number }> {
  return alone(db, async (tx) => {
    const onboarding = await findUnderWay(tx, operatorId);
    const items = await keepStanding(tx, onboarding, at);
    const done = items.filter(isSettled).length;
    await writeAudit(tx, {
      ...{ actor, action: "onboarding:look", subject: onboarding.id, operatorId },
      details: { done, of: items.length },
    });
    return { done };
  });
}
