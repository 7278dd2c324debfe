import type { Micros } from "../money/types.ts";
import type { OpenItem } from "./aging.ts";

/** One amount that was claimed; negative where a later version of a statement lowers an earlier one. */
export interface Claimed {
  readonly reference: string;
  readonly currency: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly amountMicros: Micros;
}

/**
 * Finds what is open of the claims of one statement after what was paid on it.
 *
 * Units   micros of the one currency that the statement is paid in.
 * Shape   payments and lowered amounts settle the earliest due first; what is left over beyond all claims is
 *         one negative item of the latest. Settled claims are left out; Σ items = Σ claims − paid.
 */
export function openItemsOf(claims: readonly Claimed[], paidMicros: Micros): OpenItem[] {
  const inOrder = [...claims].sort(
    (one, other) => Number(one.dueOn > other.dueOn) - Number(one.dueOn < other.dueOn),
  );
  let left = paidMicros;
  for (const { amountMicros } of inOrder) if (amountMicros < 0n) left -= amountMicros;
  const open = inOrder.map(({ amountMicros, ...claim }) => {
    const owed = amountMicros > 0n ? amountMicros : 0n;
    const settled = left < owed ? left : owed;
    left -= settled;
    return { ...claim, openMicros: owed - settled };
  });
  const latest = open.at(-1);
  const items = open.filter(({ openMicros }) => openMicros !== 0n);
  return left > 0n && latest !== undefined ? [...items, { ...latest, openMicros: -left }] : items;
}
