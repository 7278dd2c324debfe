import { Card } from "../card.tsx";
import { type Description, DescriptionList } from "../description-list.tsx";
import { Money } from "../money.tsx";
import { ReaderInstant } from "../reader-instant.tsx";
import type { ShownAlert } from "./alert.ts";
import { AlertFigure } from "./badges.tsx";
import { alertWords } from "./texts.ts";

const { detail: texts } = alertWords;

interface AlertFactsProps {
  readonly alert: ShownAlert;
  /** What the application says of it before that. */
  readonly first?: readonly Description[];
}

/** What was measured, and what it was held against. */
export function AlertFacts({ alert, first = [] }: AlertFactsProps) {
  const { measured, limit, usual, atRiskMicros, currency, openedAt, snoozedUntil, rule } = alert;
  const items: Description[] = [
    ...first,
    { term: texts.measured, value: <AlertFigure {...alert} value={measured} /> },
    { term: texts.limit, value: <AlertFigure {...alert} value={limit} /> },
    ...(usual === null ? [] : [{ term: texts.usual, value: <AlertFigure {...alert} value={usual} /> }]),
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
