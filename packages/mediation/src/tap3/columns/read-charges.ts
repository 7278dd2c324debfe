import { berFault } from "../../ber/fault.ts";
import {
  ancestorOf,
  childOf,
  type ItemNode,
  type Items,
  numberOf,
  sumText,
  textOf,
} from "../../ber/read-items.ts";
import type { Tap3Context } from "../read-context.ts";
import { discountText } from "./read-discounts.ts";
import type { Tap3Texts } from "./tap3-columns.ts";

/** The charge type of the whole charge, of which the other types are parts. */
const WHOLE = "00";
const REFUND = 1n;

/**
 * What an event cost.
 *
 * Units   amounts in 10^-tapDecimalPlaces of the TAP currency (empty: SDR).
 * Shape   `charge00` sums the charges of type 00, `chargeTotal` the CAMEL invocation fee too: over a batch's
 *         events that are no refund it sums to the audit's totalCharge, `refundTotal` to totalChargeRefund.
 *         An event that holds charges and refunds has the refunds in `refundTotal` alone.
 * Throws  {@link DomainError} `INPUT_INVALID` when a charge has no type or no amount, an amount is below 0,
 *         or an exchange rate's code is not in the batch.
 * Source  GSMA TD.57, totalCharge and totalChargeRefund.
 */
export function readCharges(items: Items, context: Tap3Context): Tap3Texts {
  const refunds = new Set(items.all("contentServiceUsed").filter(isRefund));
  const isRefunded = (node: ItemNode): boolean => refunds.has(ancestorOf(node, "contentServiceUsed") ?? node);
  const wholes = [...items.all("chargeDetail").filter(isWhole), ...eventCharges(items)];
  const details = new Map(wholes.map((node) => [node, isRefunded(node)]));
  const allRefunded = wholes.length > 0 && [...details.values()].every(Boolean);
  const counted = wholes.filter((node) => details.get(node) === allRefunded);
  const refunded = wholes.filter((node) => details.get(node) === true);
  const counts = (node: ItemNode): boolean => isRefunded(node) === allRefunded;
  const charges = chargesOf(counted);
  const fees = items.all("camelInvocationFee");
  return {
    charge00: sumText(charges),
    camelInvocationFee: sumText(fees),
    chargeTotal: sumText([...charges, ...fees]),
    isRefund: allRefunded ? "1" : "",
    refundTotal: sumText(chargesOf(refunded)),
    chargeableUnits: sumText(childrenOf(counted, "chargeableUnits")),
    chargedUnits: sumText(childrenOf(counted, "chargedUnits")),
    taxValue: sumText(items.all("taxValue").filter(counts)),
    discountValue: discountText(items, context, counts),
    chargedItem: distinct(items, "chargedItem").join(" "),
    callTypeLevel1: items.text("callTypeLevel1"),
    callTypeLevel2: items.text("callTypeLevel2"),
    callTypeLevel3: items.text("callTypeLevel3"),
    ...exchangeRateOf(items, context),
  };
}

/** Whether a charge detail is of type 00. */
function isWhole(detail: ItemNode): boolean {
  const type = textOf(childOf(detail, "chargeType"));
  const charge = childOf(detail, "charge");
  if (type === "" || charge === undefined) {
    const missing = type === "" ? "chargeType" : "charge";
    throw berFault(detail.element.offset, `a chargeDetail has no ${missing}`);
  }
  return type === WHOLE;
}

/** A messaging event carries one charge of its own, without a type. */
function eventCharges(items: Items): readonly ItemNode[] {
  return items.all("charge").filter(({ parent }) => parent?.item.name === "messagingEvent");
}

function chargesOf(wholes: readonly ItemNode[]): readonly ItemNode[] {
  const own = wholes.filter(({ item }) => item.name === "charge");
  return [...childrenOf(wholes, "charge"), ...own];
}

function childrenOf(nodes: readonly ItemNode[], name: string): readonly ItemNode[] {
  return nodes.flatMap((node) => childOf(node, name) ?? []);
}

function isRefund(service: ItemNode): boolean {
  const mark = childOf(service, "chargeRefundIndicator");
  return mark !== undefined && numberOf(mark) === REFUND;
}

/** One rate for the whole event, or none: charges at several rates cannot be told by one column. */
function exchangeRateOf(items: Items, { exchangeRates }: Tap3Context): Tap3Texts {
  const codes = distinct(items, "exchangeRateCode");
  const [code] = codes;
  if (code === undefined) return {};
  for (const each of codes) {
    if (exchangeRates.has(each)) continue;
    const offset = items.first("exchangeRateCode")?.element.offset ?? 0;
    throw berFault(offset, `the AccountingInfo has no exchangeRateCode ${each}, which stands`);
  }
  const rate = codes.length === 1 ? exchangeRates.get(code) : undefined;
  return {
    exchangeRateCode: codes.join(" "),
    exchangeRate: rate?.rate ?? "",
    exchangeRateDecimalPlaces: rate?.decimalPlaces ?? "",
  };
}

function distinct(items: Items, name: string): readonly string[] {
  return [...new Set(items.all(name).map(textOf))];
}
