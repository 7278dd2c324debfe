import { ButtonLink } from "@tributary/ui/button";
import { addressOf } from "@/frame/address.ts";
import { RetailTiles } from "@/frame/retail-tiles.tsx";
import { retailTexts } from "@/texts/retail.ts";
import type { Overview } from "./types.ts";

/** The operators' own business of the month; nothing while none of them bills. */
export function RetailSection({ overview: { scope, retail } }: { readonly overview: Overview }) {
  const { now, before } = retail;
  if (now.operators === 0) return null;
  const { currency, period } = scope;
  return (
    <section aria-labelledby="retail" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="retail" className="font-semibold text-sm">
          {retailTexts.title}{" "}
          <span className="font-normal text-muted-foreground text-xs">
            {retailTexts.tiles.operators(now.operators)}
          </span>
        </h2>
        <ButtonLink size="sm" href={addressOf("/retail", { currency, period })}>
          {retailTexts.all}
        </ButtonLink>
      </div>
      <RetailTiles now={now} before={before !== null && before.operators > 0 ? before : null} scope={scope} />
    </section>
  );
}
