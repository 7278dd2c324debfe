import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { billPath } from "@/frame/paths.ts";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";

const { bills: texts } = oneSubscriberTexts;

/** Its latest bills and credit notes. */
export function Bills({ subscriber: { bills } }: { readonly subscriber: Subscriber }) {
  if (bills.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.period}</HeadCell>
            <HeadCell>{texts.number}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.due}</HeadCell>
            <HeadCell cellAlign="end">{texts.gross}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {bills.map(({ kind, period, number, dueOn, grossMicros, currency }) => (
            <tr key={`${kind} ${period} ${number}`}>
              <RowHead>
                <PeriodLabel period={period} />
              </RowHead>
              <Cell>
                {number === null ? (
                  texts.draft
                ) : (
                  <AppLink href={billPath(number)} className="underline">
                    {number}
                  </AppLink>
                )}
                {kind === "credit-note" && `, ${texts.credit}`}
              </Cell>
              <Cell className="max-sm:hidden">{dueOn === null ? "–" : <Day on={dueOn} />}</Cell>
              <Cell cellAlign="end">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
