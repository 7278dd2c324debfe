import { formatBps } from "@tributary/ui/format/percent";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { Fragment, type ReactNode } from "react";
import { whatIfTexts } from "@/texts/what-if.ts";
import type { Comparison } from "./what-if-result.tsx";

type Row = Comparison["total"];

interface ComparisonRow {
  readonly key: string;
  readonly head: ReactNode;
  readonly row: Row;
  /** The sum of the rows below it. */
  readonly isSum?: boolean;
}

interface ComparisonTableProps {
  readonly caption: string;
  /** Names the first column. */
  readonly head: string;
  readonly currency: string;
  readonly groups: readonly { readonly key: string; readonly rows: readonly ComparisonRow[] }[];
  readonly total?: Row;
}

const { columns, total: totalLabel } = whatIfTexts.result;

/** Figures now beside those with the other terms. */
export function ComparisonTable({ caption, head, currency, groups, total }: ComparisonTableProps) {
  const heads = [
    columns.costNow,
    columns.costThen,
    columns.marginNow,
    columns.marginThen,
    columns.share,
    columns.chargeNow,
    columns.chargeThen,
    columns.delta,
  ];
  return (
    <Table caption={`${caption}, ${currency}`}>
      <thead>
        <tr>
          <HeadCell>{head}</HeadCell>
          {heads.map((label) => (
            <HeadCell key={label} cellAlign="end">
              {label}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.key}>
            {group.rows.map(({ key, head: name, row, isSum }) => (
              <tr key={key} className={isSum ? "bg-muted/60 font-medium" : undefined}>
                <RowHead className={isSum ? undefined : "pl-6 font-normal"}>{name}</RowHead>
                <Figures row={row} currency={currency} />
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
      {total && (
        <TableFoot>
          <tr>
            <RowHead>{totalLabel}</RowHead>
            <Figures row={total} currency={currency} />
          </tr>
        </TableFoot>
      )}
    </Table>
  );
}

function Figures({
  row: { now, whatIf, delta },
  currency,
}: {
  readonly row: Row;
  readonly currency: string;
}) {
  const cells: readonly (readonly [string, ReactNode])[] = [
    ["cost", <Money key="cost" micros={now.costMicros} currency={currency} isBare />],
    ["cost then", <Money key="cost then" micros={whatIf.costMicros} currency={currency} isBare />],
    ["margin", <Money key="margin" micros={now.marginMicros} currency={currency} isBare />],
    ["margin then", <Money key="margin then" micros={whatIf.marginMicros} currency={currency} isBare />],
    ["share", whatIf.marginBps === null ? "–" : formatBps(whatIf.marginBps)],
    ["charge", <Money key="charge" micros={now.chargeMicros} currency={currency} isBare />],
    ["charge then", <Money key="charge then" micros={whatIf.chargeMicros} currency={currency} isBare />],
    ["delta", <Money key="delta" micros={delta.chargeMicros} currency={currency} isBare isSigned />],
  ];
  return cells.map(([name, figure]) => (
    <Cell key={name} cellAlign="end" className="figures whitespace-nowrap">
      {figure}
    </Cell>
  ));
}
