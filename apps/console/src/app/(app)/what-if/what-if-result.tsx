import { Card } from "@tributary/ui/card";
import { formatBps, formatPointChange } from "@tributary/ui/format/percent";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatTile } from "@tributary/ui/stat-tile";
import { PageLinks } from "@/frame/page-links.tsx";
import { whatIfTexts } from "@/texts/what-if.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { ComparisonTable } from "./comparison-table.tsx";

export type Comparison = NonNullable<Outputs["whatIf"]["compare"]>;
type Row = Comparison["total"];

const texts = whatIfTexts.result;

interface WhatIfResultProps {
  readonly comparison: Comparison;
  readonly hasRates: boolean;
}

/** Cost, margin and charge now and with the other terms: in all, by month, by operator. */
export function WhatIfResult({ comparison, hasRates }: WhatIfResultProps) {
  const { currency, byPeriod, operators, total } = comparison;
  const isUnchanged = total.delta.chargeMicros === 0n && total.delta.costMicros === 0n;
  return (
    <section aria-label={texts.label} className="grid min-w-0 gap-5">
      <div className="grid gap-3 sm:grid-cols-3">
        <FigureTile label={texts.cost} row={total} figure="costMicros" currency={currency} />
        <FigureTile label={texts.margin} row={total} figure="marginMicros" currency={currency} />
        <FigureTile label={texts.charge} row={total} figure="chargeMicros" currency={currency} />
      </div>
      {isUnchanged && <p className="text-muted-foreground text-sm">{texts.unchanged}</p>}
      <Card title={texts.byPeriod} isFlush>
        <ComparisonTable
          caption={texts.byPeriodCaption}
          head={texts.columns.period}
          currency={currency}
          hasRates={hasRates}
          groups={[
            {
              key: "all",
              rows: byPeriod.map((row) => ({
                key: row.period,
                head: <PeriodLabel period={row.period} isShort />,
                row,
              })),
            },
          ]}
          total={total}
        />
      </Card>
      <Card title={texts.byOperator} isFlush>
        <ComparisonTable
          caption={texts.byOperatorCaption}
          head={texts.columns.operator}
          currency={currency}
          hasRates={hasRates}
          groups={operators.rows.map(({ operatorId, name, byPeriod: months, total: sum }) => ({
            key: operatorId,
            rows: [
              { key: "sum", head: name, row: sum, isSum: true },
              ...months.map((row) => ({
                key: row.period,
                head: <PeriodLabel period={row.period} isShort />,
                row,
              })),
            ],
          }))}
        />
        <PageLinks page={operators.page} size={operators.size} total={operators.total} />
      </Card>
    </section>
  );
}

interface FigureTileProps {
  readonly label: string;
  readonly row: Row;
  readonly figure: "costMicros" | "marginMicros" | "chargeMicros";
  readonly currency: string;
}

function FigureTile({ label, row, figure, currency }: FigureTileProps) {
  const { now, whatIf, delta } = row;
  const change = delta[figure];
  const shares =
    figure === "marginMicros" && now.marginBps !== null && whatIf.marginBps !== null
      ? `${formatBps(whatIf.marginBps)}, ${formatPointChange(whatIf.marginBps, now.marginBps)}`
      : null;
  return (
    <StatTile
      label={label}
      value={<Money micros={whatIf[figure]} currency={currency} />}
      delta={{
        text: <Money micros={change} currency={currency} isSigned isBare />,
        direction: change === 0n ? "flat" : change > 0n ? "up" : "down",
      }}
      note={
        shares ?? (
          <>
            {texts.before} <Money micros={now[figure]} currency={currency} isBare />
          </>
        )
      }
    />
  );
}
