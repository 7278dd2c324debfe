import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";

/** Who the operator is and under which agreements it buys. */
export function ProfileCard({ operator }: { readonly operator: Outputs["operator"]["show"] }) {
  const { operatorId, country, currency, liveFrom, liveUntil, agreements } = operator;
  const texts = operatorTexts.profile;
  const zone = agreements[0]?.zone ?? "UTC";
  return (
    <Card title={texts.title}>
      <DescriptionList
        columns={2}
        items={[
          { term: texts.code, value: <code>{operatorId}</code> },
          { term: texts.country, value: country ?? texts.none },
          { term: texts.currency, value: currency },
          {
            term: texts.live,
            value: (
              <>
                <Instant at={liveFrom} zone={zone} style="date" /> –{" "}
                {liveUntil ? <Instant at={liveUntil} zone={zone} style="date" /> : texts.openEnded}
              </>
            ),
          },
          ...agreements.map((agreement) => ({
            term: `${texts.agreement} · ${agreement.mnoName}`,
            value: `${agreement.name} (${agreement.currency}, ${agreement.zone})`,
          })),
        ]}
      />
    </Card>
  );
}
