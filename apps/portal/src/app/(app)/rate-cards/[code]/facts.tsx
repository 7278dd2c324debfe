import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { RateCard } from "./load.ts";

const { facts: texts, modes, none } = rateCardTexts;

/** What holds for all rates of the version. */
export function Facts({ card }: { readonly card: RateCard }) {
  const { shown, zone, rounding, prefixes, networks, homeNetworks, holidays, changes } = card;
  return (
    <Card title={texts.title}>
      <DescriptionList
        items={[
          {
            term: texts.begins,
            value: shown.status === "draft" ? none : <Instant at={shown.effectiveFrom} zone={zone} />,
          },
          { term: texts.zone, value: zone },
          { term: texts.rounding, value: texts.rounded(modes[rounding.mode], rounding.scale) },
          { term: texts.reach, value: texts.reached(prefixes, networks) },
          { term: texts.home, value: homeNetworks.length === 0 ? texts.everywhere : homeNetworks.join(", ") },
          { term: texts.holidays, value: holidays.length === 0 ? none : <Days days={holidays} /> },
          { term: texts.changes, value: texts.changed(changes.new, changes.changed, changes.ended) },
        ]}
      />
    </Card>
  );
}

function Days({ days }: { readonly days: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {days.map((day) => (
        <li key={day}>
          <Day on={day} />
        </li>
      ))}
    </ul>
  );
}
