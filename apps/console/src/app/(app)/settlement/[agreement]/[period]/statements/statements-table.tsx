import { Day } from "@tributary/ui/day";
import { formatBps } from "@tributary/ui/format/percent";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { statementPath } from "@/frame/paths.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type List = Outputs["settlement"]["statements"];

const texts = settlementViewTexts.statements;
const AMOUNTS = [
  "costMicros",
  "marginMicros",
  "adjustmentsMicros",
  "netMicros",
  "taxMicros",
  "grossMicros",
] as const;

/** Every statement with what only the console shows: its cost and its margin. */
export function StatementsTable({ list: { rows, sum, currency, taxBps } }: { readonly list: List }) {
  const { columns } = texts;
  const isIssued = rows.some(({ issued }) => issued !== null);
  const heads = [
    columns.cost,
    columns.margin,
    columns.adjustments,
    columns.net,
    columns.tax(formatBps(taxBps)),
    `${columns.gross}, ${currency}`,
  ];
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.operator}</HeadCell>
          <HeadCell>{columns.number}</HeadCell>
          {heads.map((head) => (
            <HeadCell key={head} cellAlign="end">
              {head}
            </HeadCell>
          ))}
          {isIssued && <HeadCell cellAlign="end">{columns.due}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.operatorId} className="hover:bg-hover/60">
            <RowHead>{row.name}</RowHead>
            <Cell className="md:whitespace-nowrap">
              <StatementNumber row={row} />
            </Cell>
            {AMOUNTS.map((amount) => (
              <Cell key={amount} cellAlign="end">
                <Money micros={row[amount]} currency={currency} isBare />
              </Cell>
            ))}
            {isIssued && <Cell cellAlign="end">{row.issued !== null && <Day on={row.issued.dueOn} />}</Cell>}
          </tr>
        ))}
      </tbody>
      <TableFoot>
        <tr>
          <RowHead>{texts.total}</RowHead>
          <Cell />
          {AMOUNTS.map((amount) => (
            <Cell key={amount} cellAlign="end">
              <Money micros={sum[amount]} currency={currency} isBare />
            </Cell>
          ))}
          {isIssued && <Cell />}
        </tr>
      </TableFoot>
    </Table>
  );
}

function StatementNumber({ row: { number, issued } }: { readonly row: List["rows"][number] }) {
  if (issued === null) return <span className="text-muted-foreground text-xs">{texts.notIssued}</span>;
  return (
    <AppLink href={statementPath(number, issued.version)} className="hover:underline">
      {number} v{issued.version}
    </AppLink>
  );
}
