import { childOf, type ItemNode, type Items, textOf } from "../../ber/read-items.ts";
import { momentText } from "../read-context.ts";
import type { Tap3Texts } from "./tap3-columns.ts";

const WHOLE = "00";

/**
 * The totals that a batch states of itself.
 *
 * Units   amounts in 10^-tapDecimalPlaces of the TAP currency.
 * Throws  {@link DomainError} `INPUT_INVALID` when a figure is none.
 */
export function readAudit(items: Items): Tap3Texts {
  const whole = wholeOf(items);
  return {
    totalCharge: items.text("totalCharge") || childText(whole, "absoluteAmount"),
    totalChargeRefund:
      whole === undefined ? items.text("totalChargeRefund") : childText(whole, "totalChargeRefund"),
    totalTaxValue: items.text("totalTaxValue"),
    totalTaxRefund: items.text("totalTaxRefund"),
    totalDiscountValue: items.text("totalDiscountValue"),
    totalDiscountRefund: items.text("totalDiscountRefund"),
    callEventDetailsCount: items.text("callEventDetailsCount"),
    earliestCallTimeStamp: momentText(items, "earliestCallTimeStamp"),
    latestCallTimeStamp: momentText(items, "latestCallTimeStamp"),
  };
}

/** Release 3.10 totals each charge type; that of type 00 is the later releases' one total. */
function wholeOf(items: Items): ItemNode | undefined {
  return items.all("totalChargeValue").find((node) => childText(node, "chargeType") === WHOLE);
}

function childText(node: ItemNode | undefined, name: string): string {
  return node === undefined ? "" : textOf(childOf(node, name));
}
