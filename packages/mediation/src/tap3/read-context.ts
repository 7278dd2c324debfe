import { readElements } from "../ber/read-element.ts";
import { childOf, type ItemNode, Items, textOf } from "../ber/read-items.ts";
import type { Tap3Texts } from "./columns/tap3-columns.ts";
import { TAP3_DICTIONARY } from "./dictionary/dictionary.ts";

export interface RecordingEntity {
  readonly type: string;
  readonly id: string;
}

export interface ExchangeRate {
  readonly rate: string;
  readonly decimalPlaces: string;
}

/** What a batch says once for all its events, the codes that its events use among it. */
export interface Tap3Context {
  /** Columns that are the same in every row of the file. */
  readonly texts: Tap3Texts;
  readonly unknownTags: readonly string[];
  readonly utcTimeOffsets: ReadonlyMap<string, string>;
  readonly recordingEntities: ReadonlyMap<string, RecordingEntity>;
  readonly exchangeRates: ReadonlyMap<string, ExchangeRate>;
  /** Fixed discounts by their code; empty for a code that stands for a rate. */
  readonly fixedDiscounts: ReadonlyMap<string, string>;
}

/** In 3.10 a recording entity is named by one of these instead. */
const ENTITY_NAMES = ["recEntityId", "mscId", "ipTextV4Address", "ipTextV6Address", "gmlcAddress", "msisdn"];

/**
 * Reads what stands before the call events of a batch.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when it cannot be decoded.
 */
export function readContext(bytes: Buffer): Tap3Context {
  const items = new Items(readElements(bytes), TAP3_DICTIONARY);
  const child = (node: ItemNode, name: string): string => textOf(childOf(node, name));
  const table = <Value>(name: string, key: string, value: (node: ItemNode) => Value): Map<string, Value> =>
    new Map(items.all(name).map((node) => [child(node, key), value(node)]));
  return {
    texts: { ...fileTexts(items), ...moneyTexts(items) },
    unknownTags: items.unknownTags,
    utcTimeOffsets: table("utcTimeOffsetInfo", "utcTimeOffsetCode", (node) => child(node, "utcTimeOffset")),
    recordingEntities: table("recEntityInformation", "recEntityCode", (node) => ({
      type: child(node, "recEntityType"),
      id: ENTITY_NAMES.map((name) => child(node, name)).find((id) => id !== "") ?? "",
    })),
    exchangeRates: table("currencyConversion", "exchangeRateCode", (node) => ({
      rate: child(node, "exchangeRate"),
      decimalPlaces: child(node, "numberOfDecimalPlaces"),
    })),
    fixedDiscounts: table("discounting", "discountCode", (node) => {
      const applied = childOf(node, "discountApplied") ?? node;
      return child(applied, "fixedDiscountValue") || child(applied, "discountValue");
    }),
  };
}

/** What a batch and a notification say of themselves. */
export function fileTexts(items: Items): Tap3Texts {
  const version = items.text("specificationVersionNumber");
  return {
    sender: items.text("sender"),
    recipient: items.text("recipient"),
    fileSequenceNumber: items.text("fileSequenceNumber"),
    fileTypeIndicator: items.text("fileTypeIndicator"),
    release: version === "" ? "" : `${version}.${items.text("releaseVersionNumber")}`,
    fileAvailableTimeStamp: momentText(items, "fileAvailableTimeStamp"),
    transferCutOffTimeStamp: momentText(items, "transferCutOffTimeStamp"),
  };
}

function moneyTexts(items: Items): Tap3Texts {
  return {
    localCurrency: items.text("localCurrency"),
    tapCurrency: items.text("tapCurrency"),
    tapDecimalPlaces: items.text("tapDecimalPlaces"),
  };
}

/** A timestamp that carries its offset: `20001108210000+0100`. */
export function momentText(items: Items, name: string): string {
  const node = items.first(name);
  if (node === undefined) return "";
  return textOf(childOf(node, "localTimeStamp")) + textOf(childOf(node, "utcTimeOffset"));
}
