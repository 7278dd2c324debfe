import { formatDecimal } from "@tributary/ui/format/quantity";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { Amount, Average, MarginFigure, RetailState, Share } from "@/frame/retail-figures.tsx";
import { retailTexts } from "@/texts/retail.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Month = NonNullable<Outputs["retailTotal"]["show"]>["months"][number];

interface RetailMonthsProps {
  readonly months: readonly Month[];
  readonly currency: string;
}

/** An operator's own business, month by month, the latest first. */
export function RetailMonths({ months, currency }: RetailMonthsProps) {
  const { columns } = retailTexts.list;
  const { columns: own, caption } = retailTexts.one;
  const heads = [
    columns.subscribers,
    columns.activations,
    own.left,
    columns.churn,
    `${columns.arpu} ${currency}`,
    `${columns.revenue} ${currency}`,
    `${columns.retailMargin} ${currency}`,
    `${columns.mvnaMargin} ${currency}`,
  ];
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{own.month}</HeadCell>
          {heads.map((head) => (
            <HeadCell key={head} cellAlign="end">
              {head}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <MonthRow key={month.period} month={month} currency={currency} />
        ))}
      </tbody>
    </Table>
  );
}

function MonthRow({ month, currency }: { readonly month: Month; readonly currency: string }) {
  const { voluntary, involuntary, portedOut } = month;
  const left = voluntary + involuntary + portedOut;
  return (
    <tr>
      <RowHead className="whitespace-nowrap">
        <PeriodLabel period={month.period} isShort /> <RetailState summary={month} />
      </RowHead>
      <Cell cellAlign="end">
        <Average tenths={month.averageTenths} />
      </Cell>
      <Cell cellAlign="end">
        <Count value={month.activations} />
      </Cell>
      <Cell cellAlign="end">
        <Count value={left} />
        {left > 0 && (
          <span className="block whitespace-nowrap text-muted-foreground text-xs">
            {retailTexts.one.leavers(voluntary, involuntary, portedOut)}
          </span>
        )}
      </Cell>
      <Cell cellAlign="end">
        <Share bps={month.churnBps} decimals={2} />
      </Cell>
      <Cell cellAlign="end">
        <Amount micros={month.arpuMicros} currency={currency} isBare />
      </Cell>
      <Cell cellAlign="end">
        <Amount micros={month.revenueMicros} currency={currency} isBare />
      </Cell>
      <Cell cellAlign="end">
        <MarginFigure margin={month.retailMargin} currency={currency} />
      </Cell>
      <Cell cellAlign="end">
        <MarginFigure margin={month.mvnaMargin} currency={currency} />
      </Cell>
    </tr>
  );
}

function Count({ value }: { readonly value: number }) {
  return <span className="figures">{formatDecimal(BigInt(value))}</span>;
}
