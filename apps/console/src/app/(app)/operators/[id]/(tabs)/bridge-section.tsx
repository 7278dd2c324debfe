import { Card } from "@tributary/ui/card";
import { ChartStackedBars } from "@tributary/ui/chart-stacked-bars";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatBps } from "@tributary/ui/format/percent";
import { formatPeriod, formatPeriodShort } from "@tributary/ui/format/period";
import { type BridgeStep, MarginBridge } from "@tributary/ui/margin-bridge";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type Bridge = NonNullable<Outputs["operator"]["summary"]>;
type Part = Bridge["cost"][number];

const texts = operatorTexts.summary;

interface BridgeSectionProps {
  readonly bridge: Bridge;
  /** What stands beside the cost lines. */
  readonly children: ReactNode;
}

/** How the month's cost became the charge, and how both went. */
export function BridgeSection({ bridge, children }: BridgeSectionProps) {
  const { scope, cost, costMicros, trend } = bridge;
  const { currency } = scope;
  if (trend.length === 0) {
    return (
      <>
        <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        {children}
      </>
    );
  }
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      {cost.length === 0 && bridge.margin.length === 0 ? (
        <Card title={texts.bridge}>
          <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        </Card>
      ) : (
        <MarginBridge
          title={texts.bridge}
          description={texts.bridgeText}
          names={texts.names}
          currency={currency}
          steps={stepsOf(bridge)}
        />
      )}
      <ChartStackedBars
        title={texts.trend}
        names={texts.trendNames}
        currency={currency}
        series={[
          { key: "cost", label: texts.trendSeries.cost },
          { key: "margin", label: texts.trendSeries.margin },
        ]}
        bars={trend.map(({ period, costMicros, marginMicros, marginBps }) => ({
          key: period,
          label:
            marginBps === null ? formatPeriod(period) : `${formatPeriod(period)}, ${formatBps(marginBps)}`,
          tick: formatPeriodShort(period),
          micros: [costMicros, marginMicros],
        }))}
      />
      {cost.length > 0 && <CostLines cost={cost} costMicros={costMicros} currency={currency} />}
      {children}
    </div>
  );
}

function stepsOf({ costMicros, margin, corrections, chargeMicros }: Bridge): BridgeStep[] {
  const change = (group: string) => (part: Part) => ({
    key: `${group} ${part.code}`,
    label: part.description,
    kind: "change" as const,
    micros: part.micros,
    detail: group === "correction" ? part.code : undefined,
  });
  return [
    { key: "cost", label: texts.cost, kind: "total", micros: costMicros },
    ...margin.map(change("margin")),
    ...corrections.map(change("correction")),
    { key: "charge", label: texts.charge, kind: "total", micros: chargeMicros },
  ];
}

interface CostLinesProps {
  readonly cost: readonly Part[];
  readonly costMicros: bigint;
  readonly currency: string;
}

function CostLines({ cost, costMicros, currency }: CostLinesProps) {
  const { columns } = texts;
  return (
    <Card title={texts.lines} isFlush>
      <Table caption={texts.linesCaption}>
        <thead>
          <tr>
            <HeadCell>{columns.line}</HeadCell>
            <HeadCell cellAlign="end">{`${columns.amount} ${currency}`}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {cost.map(({ code, description, micros }) => (
            <tr key={code}>
              <RowHead>
                {description} <span className="font-normal text-muted-foreground text-xs">{code}</span>
              </RowHead>
              <Cell cellAlign="end">
                <Money micros={micros} currency={currency} isBare />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.cost}</RowHead>
            <Cell cellAlign="end">
              <Money micros={costMicros} currency={currency} isBare />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}
