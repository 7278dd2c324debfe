import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { planTexts } from "@/texts/plan.ts";
import type { PlanTerms, PlanVersion } from "../status.tsx";

/** What a version is, in four figures. */
export function PlanTiles({ version }: { readonly version: PlanVersion }) {
  const { tiles } = planTexts.detail;
  const { feesMicros, rateCard, subscribers, terms } = version;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile label={tiles.fees} value={<Money micros={feesMicros} currency={rateCard.currency} />} />
      <StatTile label={tiles.subscribers} value={<Quantity value={BigInt(subscribers)} />} />
      <StatTile label={tiles.rateCard} value={rateCard.name} />
      <StatTile label={tiles.lasts} value={lastsText(terms.validity)} />
    </div>
  );
}

function lastsText(validity: PlanTerms["validity"]): string {
  const { lasts } = planTexts.detail;
  return validity.lasts === "days" ? lasts[validity.startsOn](validity.days) : lasts[validity.lasts];
}
