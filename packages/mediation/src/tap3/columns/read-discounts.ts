import { childOf, type ItemNode, type Items, numberOf, textOf } from "../../ber/read-items.ts";
import type { Tap3Context } from "../read-context.ts";

/**
 * The sum of an event's discounts, of those that `counts` holds for; empty when there is none.
 *
 * Units   10^-tapDecimalPlaces of the TAP currency.
 * Throws  {@link DomainError} `INPUT_INVALID` when an amount is none.
 * Source  GSMA TD.57, totalDiscountValue: a fixed discount is named by its code alone.
 */
export function discountText(
  items: Items,
  context: Tap3Context,
  counts: (node: ItemNode) => boolean,
): string {
  const amounts = items
    .all("discountInformation")
    .filter(counts)
    .flatMap((node) => amountOf(context, node));
  return amounts.length === 0 ? "" : String(amounts.reduce((sum, amount) => sum + amount, 0n));
}

function amountOf({ fixedDiscounts }: Tap3Context, node: ItemNode): readonly bigint[] {
  const stated = childOf(node, "discount") ?? childOf(node, "discountValue");
  if (stated !== undefined) return [numberOf(stated)];
  const fixed = fixedDiscounts.get(textOf(childOf(node, "discountCode"))) ?? "";
  return fixed === "" ? [] : [BigInt(fixed)];
}
