import { rateCardTexts } from "@/texts/rate-card.ts";
import type { ShownRate } from "./load.ts";

const { price: texts } = rateCardTexts;

type Band = ShownRate["bands"][number];
type Pricing = Band["pricing"];

/** What a band charges, in words; prices are in the card's currency. */
export function priceText({ pricing, steps }: Band, unit: string): string {
  if (steps !== null) return texts.steps(steps);
  switch (pricing.model) {
    case "per-unit":
      return isNothing(pricing.rate) ? texts.free : texts.per(twoDecimals(pricing.rate), unit);
    case "graduated":
      return texts.graduated(tiersText(pricing.tiers), unit);
    case "volume":
      return texts.volume(tiersText(pricing.tiers), unit);
    case "package": {
      const price = texts.package(pricing.price, pricing.size, unit);
      return pricing.free === undefined ? price : `${price}, ${texts.packageFree(pricing.free, unit)}`;
    }
  }
}

/** What each record costs beside its quantity: set-up, least, most. */
export function feesText({ setUpFee, minimumCharge, maximumCharge }: Band): string {
  return [
    isNothing(setUpFee) ? null : texts.setUp(setUpFee),
    isNothing(minimumCharge) ? null : texts.least(minimumCharge),
    maximumCharge === null ? null : texts.most(maximumCharge),
  ]
    .filter((text) => text !== null)
    .join(", ");
}

function tiersText(tiers: Extract<Pricing, { model: "graduated" }>["tiers"]): string {
  return tiers
    .map(({ upTo, rate, flat, block }) => {
      const price = upTo === null ? texts.beyond(rate) : texts.upTo(upTo, rate);
      const extras = [isNothing(flat) ? null : texts.tierFee(flat), block && texts.block(block)];
      return [price, ...extras.filter((text) => text)].join(" ");
    })
    .join(", ");
}

/** At least two decimals, as prices have them: 0.10. */
function twoDecimals(decimal: string): string {
  const [whole = "", decimals = ""] = decimal.split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}

function isNothing(decimal: string): boolean {
  return /^-?0+(?:\.0+)?$/.test(decimal);
}
