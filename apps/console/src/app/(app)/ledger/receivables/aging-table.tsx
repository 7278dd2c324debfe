import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { receivables: texts, totals } = ledgerTexts;

type List = Outputs["ledger"]["receivables"];
type Aged = Omit<List["rows"][number], "operatorId" | "operatorName">;

const BUCKETS = ["current", "1-30", "31-60", "61-90", "90+"] as const;

/** What each operator owes by how long it is overdue, leading to its unpaid statements. */
export function AgingTable({ rows, sums }: Pick<List, "rows" | "sums">) {
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.columns.operator}</HeadCell>
          {BUCKETS.map((bucket) => (
            <HeadCell key={bucket} cellAlign="end">
              {texts.buckets[bucket]}
            </HeadCell>
          ))}
          <HeadCell cellAlign="end">{texts.columns.credit}</HeadCell>
          <HeadCell cellAlign="end">{texts.columns.total}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.operatorId} ${row.currency}`}>
            <RowHead>
              <AppLink
                href={addressOf("/statements", { operator: row.operatorId, state: "unpaid" })}
                className="hover:underline"
              >
                {row.operatorName}
              </AppLink>
            </RowHead>
            <Amounts aged={row} />
          </tr>
        ))}
      </tbody>
      <TableFoot>
        {sums.map((sum) => (
          <tr key={sum.currency}>
            <RowHead>{totals}</RowHead>
            <Amounts aged={sum} />
          </tr>
        ))}
      </TableFoot>
    </Table>
  );
}

function Amounts({ aged }: { readonly aged: Aged }) {
  const { currency, buckets, creditMicros, totalMicros } = aged;
  const cell = (key: string, micros: bigint) => (
    <Cell key={key} cellAlign="end" className="whitespace-nowrap">
      {micros === 0n ? (
        <span className="text-muted-foreground">–</span>
      ) : (
        <Money micros={micros} currency={currency} />
      )}
    </Cell>
  );
  return (
    <>
      {buckets.map(({ bucket, amountMicros }) => cell(bucket, amountMicros))}
      {cell("credit", creditMicros)}
      <Cell cellAlign="end" className="whitespace-nowrap font-medium">
        <Money micros={totalMicros} currency={currency} />
      </Cell>
    </>
  );
}
