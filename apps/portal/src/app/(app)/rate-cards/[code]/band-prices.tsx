import { rateCardTexts } from "@/texts/rate-card.ts";
import type { ShownRate } from "./load.ts";
import { feesText, priceText } from "./price-text.ts";

const { price: texts } = rateCardTexts;

/** The prices of a rate, one line for each of its time bands. */
export function BandPrices({ rate: { bands, unit } }: { readonly rate: Pick<ShownRate, "bands" | "unit"> }) {
  return (
    <ul className="grid gap-1">
      {bands.map((band) => {
        const fees = feesText(band);
        return (
          <li key={band.name} className="figures">
            {priceText(band, unit)}
            {fees !== "" && `, ${fees}`}
            {bands.length > 1 && (
              <span className="block whitespace-normal text-muted-foreground text-xs">
                {band.name}: {band.when ?? texts.rest}
              </span>
            )}
            {bands.length === 1 && band.when !== null && (
              <span className="block whitespace-normal text-muted-foreground text-xs">{band.when}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
