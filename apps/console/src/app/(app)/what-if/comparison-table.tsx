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
  /** Whether the cost is another one. */
  readonly hasRates: boolean;
  readonly groups: readonly { readonly key: string; readonly rows: readonly ComparisonRow[] }[];
  readonly total?: Row;
}

const texts = whatIfTexts.result;

/** Figures now beside those with the other terms. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { caption, head, currency, hasRates, groups, total } = props;
  return (
    <Table caption={`${caption}, ${currency}`}>
      <thead>
        <tr>
          <HeadCell rowSpan={2}>{head}</HeadCell>
          <GroupHead span={hasRates ? 2 : 1}>{texts.cost}</GroupHead>
          <GroupHead span={3}>{texts.margin}</GroupHead>
          <GroupHead span={3}>{texts.charge}</GroupHead>
        </tr>
        <tr>
          <FigureHead isFirst>{texts.now}</FigureHead>
          {hasRates && <FigureHead>{texts.whatIf}</FigureHead>}
          <FigureHead isFirst>{texts.now}</FigureHead>
          <FigureHead>{texts.whatIf}</FigureHead>
          <FigureHead>{texts.share}</FigureHead>
          <FigureHead isFirst>{texts.now}</FigureHead>
          <FigureHead>{texts.whatIf}</FigureHead>
          <FigureHead>{texts.delta}</FigureHead>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.key}>
            {group.rows.map(({ key, head: name, row, isSum }) => (
              <tr key={key} className={isSum ? "bg-muted/60 font-medium" : undefined}>
                <RowHead className={isSum ? "whitespace-nowrap" : "whitespace-nowrap pl-6 font-normal"}>
                  {name}
                </RowHead>
                <Figures row={row} currency={currency} hasRates={hasRates} />
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
      {total && (
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Figures row={total} currency={currency} hasRates={hasRates} />
          </tr>
        </TableFoot>
      )}
    </Table>
  );
}

function GroupHead({ span, children }: { readonly span: number; readonly children: string }) {
  return (
    <HeadCell scope="colgroup" colSpan={span} cellAlign="center" className="border-l px-2 text-foreground">
      {children}
    </HeadCell>
  );
}

function FigureHead({ isFirst, children }: { readonly isFirst?: boolean; readonly children: string }) {
  return (
    <HeadCell cellAlign="end" className={isFirst ? "border-l px-2" : "px-2"}>
      {children}
    </HeadCell>
  );
}

interface FiguresProps {
  readonly row: Row;
  readonly currency: string;
  readonly hasRates: boolean;
}

function Figures({ row: { now, whatIf, delta }, currency, hasRates }: FiguresProps) {
  const money = (micros: bigint, isSigned = false) => (
    <Money micros={micros} currency={currency} isBare isSigned={isSigned} />
  );
  const cells: readonly FigureCell[] = [
    { name: "cost", isFirst: true, figure: money(now.costMicros) },
    ...(hasRates ? [{ name: "cost then", figure: money(whatIf.costMicros) }] : []),
    { name: "margin", isFirst: true, figure: money(now.marginMicros) },
    { name: "margin then", figure: money(whatIf.marginMicros) },
    { name: "share", figure: whatIf.marginBps === null ? texts.none : formatBps(whatIf.marginBps) },
    { name: "charge", isFirst: true, figure: money(now.chargeMicros) },
    { name: "charge then", figure: money(whatIf.chargeMicros) },
    { name: "delta", figure: money(delta.chargeMicros, true) },
  ];
  return cells.map(({ name, figure, isFirst }) => (
    <Cell
      key={name}
      cellAlign="end"
      className={isFirst ? "figures whitespace-nowrap border-l px-2" : "figures whitespace-nowrap px-2"}
    >
      {figure}
    </Cell>
  ));
}

interface FigureCell {
  readonly name: string;
  readonly figure: ReactNode;
  /** The first of its group. */
  readonly isFirst?: boolean;
}
