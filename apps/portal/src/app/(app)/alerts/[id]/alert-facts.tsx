import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { subscriberPath } from "@/frame/paths.ts";
import { alertTexts } from "@/texts/alert.ts";
import { type Alert, Figure } from "../parts.tsx";

const { detail: texts } = alertTexts;

/** What was measured, and what it was held against. */
export function AlertFacts({ alert }: { readonly alert: Alert }) {
  const { measured, limit, usual, atRiskMicros, currency, openedAt, snoozedUntil, rule } = alert;
  const { subscriberNumber } = alert;
  const items: Description[] = [
    ...(subscriberNumber === null
      ? []
      : [
          {
            term: texts.subscriber,
            value: (
              <AppLink
                href={subscriberPath(subscriberNumber)}
                className="text-primary-ink underline-offset-2 hover:underline"
              >
                {subscriberNumber}
              </AppLink>
            ),
          },
        ]),
    { term: texts.measured, value: <Figure {...alert} value={measured} /> },
    { term: texts.limit, value: <Figure {...alert} value={limit} /> },
    ...(usual === null ? [] : [{ term: texts.usual, value: <Figure {...alert} value={usual} /> }]),
    {
      term: texts.atRisk,
      value:
        atRiskMicros === null || currency === null ? (
          texts.none
        ) : (
          <Money micros={atRiskMicros} currency={currency} />
        ),
    },
    { term: texts.since, value: <ReaderInstant at={openedAt} /> },
    ...(snoozedUntil === null ? [] : [{ term: texts.until, value: <ReaderInstant at={snoozedUntil} /> }]),
    ...(rule === null ? [] : [{ term: texts.rule, value: texts.ruleText(rule.version, rule.reason) }]),
  ];
  return (
    <Card>
      <DescriptionList items={items} columns={3} />
    </Card>
  );
}
