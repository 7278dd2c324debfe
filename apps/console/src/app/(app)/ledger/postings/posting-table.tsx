import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { entryPath } from "@/frame/paths.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { postings: texts, accounts, kinds, balances, totals } = ledgerTexts;

type List = Outputs["ledger"]["postings"];

/** The postings, each leading to the event it belongs to, with what all of them come to. */
export function PostingTable({ rows, sums }: Pick<List, "rows" | "sums">) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.event}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.posted}</HeadCell>
          <HeadCell>{columns.account}</HeadCell>
          <HeadCell>{columns.party}</HeadCell>
          <HeadCell cellAlign="end">{columns.debit}</HeadCell>
          <HeadCell cellAlign="end">{columns.credit}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PostingRow key={String(row.id)} row={row} />
        ))}
      </tbody>
      <TableFoot>
        {sums.map(({ currency, debitMicros, creditMicros }) => (
          <tr key={currency}>
            <RowHead>{totals}</RowHead>
            <Cell className="max-sm:hidden" />
            <Cell />
            <Cell />
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={debitMicros} currency={currency} />
            </Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={creditMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
      </TableFoot>
    </Table>
  );
}

function PostingRow({ row }: { readonly row: List["rows"][number] }) {
  const { transactionId, kind, description, account, partyName, currency, amountMicros } = row;
  return (
    <tr>
      <RowHead>
        <AppLink href={entryPath(transactionId)} className="hover:underline">
          {kinds[kind] ?? kind}
        </AppLink>
        <span className="block font-normal text-muted-foreground text-xs">{description}</span>
        <span className="block font-normal text-muted-foreground text-xs sm:hidden">
          <Instant at={row.postedAt} zone="UTC" />
        </span>
      </RowHead>
      <Cell className="whitespace-nowrap max-sm:hidden">
        <Instant at={row.postedAt} zone="UTC" />
      </Cell>
      <Cell>{accounts[account] ?? account}</Cell>
      <Cell>{partyName ?? <span className="text-muted-foreground">{balances.house}</span>}</Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        {amountMicros > 0n && <Money micros={amountMicros} currency={currency} />}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        {amountMicros < 0n && <Money micros={-amountMicros} currency={currency} />}
      </Cell>
    </tr>
  );
}
