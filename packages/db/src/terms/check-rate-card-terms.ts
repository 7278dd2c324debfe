import { checkPricing, checkSteps } from "./check-price.ts";
import type { Issue } from "./issues.ts";
import type { RateCardTermsJson, RateJson } from "./rate-card-terms-schema.ts";

type Band = RateJson["bands"][number];

/** What no single field shows: names that stand twice, bands that are never reached, windows without time. */
export function checkRateCardTerms({ rates }: RateCardTermsJson): Issue[] {
  const firstOf = new Map<string, number>();
  return rates.flatMap((rate, index) => {
    const path = ["rates", index];
    const isSecond = firstOf.has(rate.code);
    if (!isSecond) firstOf.set(rate.code, index);
    const twice = isSecond ? [{ path: [...path, "code"], message: `"${rate.code}" stands twice` }] : [];
    return [...twice, ...rate.bands.flatMap((band, at) => checkBand(rate, band, at, [...path, "bands", at]))];
  });
}

function checkBand({ bands }: RateJson, band: Band, index: number, path: readonly PropertyKey[]): Issue[] {
  const isSecond = bands.findIndex(({ name }) => name === band.name) < index;
  const isReached = bands.slice(0, index).every(({ when }) => when !== null);
  return [
    ...(isSecond ? [{ path: [...path, "name"], message: `"${band.name}" stands twice` }] : []),
    ...(isReached ? [] : [{ path, message: "is never reached: the band before it has no times" }]),
    ...(band.when ?? []).flatMap(({ from, to }, at) =>
      from < to ? [] : [{ path: [...path, "when", at, "to"], message: `has to be later than ${from}` }],
    ),
    ...checkPricing(band.pricing, [...path, "pricing"]),
    ...checkSteps(band.record, [...path, "record"]),
  ];
}
