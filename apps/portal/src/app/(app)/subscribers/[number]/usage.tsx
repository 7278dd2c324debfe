import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatPeriod } from "@tributary/ui/format/period";
import { Instant } from "@tributary/ui/instant";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { measureOf, serviceName } from "../../usage/measure.ts";
import type { Subscriber } from "../status.tsx";

const { usage: texts } = oneSubscriberTexts;

/** What it used this month, by service. */
export function Usage({ subscriber: { usage, zone } }: { readonly subscriber: Subscriber }) {
  const { month, services } = usage;
  return (
    <Card title={texts.title(formatPeriod(month))}>
      {services.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <DescriptionList
          items={services.map((used) => {
            const measure = measureOf(used.service);
            return {
              term: serviceName(used.service),
              value: (
                <>
                  <span className="figures font-medium">{measure.format(measure.of(used))}</span>{" "}
                  <span className="text-muted-foreground text-xs">
                    {texts.latest} <Instant at={used.latestAt} zone={zone} />
                  </span>
                </>
              ),
            };
          })}
        />
      )}
    </Card>
  );
}
