import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Correction } from "../../correction-status.tsx";

const { months: texts } = rateCorrectionTexts;

/** Each month as it is and as it would be. */
export function Months({ correction: { months, currency } }: { readonly correction: Correction }) {
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.month}</HeadCell>
            <HeadCell className="max-lg:hidden">{texts.bills}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.subscribers}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.records}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.before}</HeadCell>
            <HeadCell cellAlign="end">{texts.after}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.difference}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.period}>
              <RowHead>
                <PeriodLabel period={month.period} />
              </RowHead>
              <Cell className="max-lg:hidden">{texts.states[month.bills]}</Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                {formatDecimal(String(month.subscribers))}
              </Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                {formatDecimal(String(month.records))}
              </Cell>
              <Cell cellAlign="end">
                <Money micros={month.beforeMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={month.afterMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                <Money micros={month.differenceMicros} currency={currency} isBare isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
