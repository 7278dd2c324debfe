import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { entry: texts, accounts, balances, debit, credit, postings: list } = ledgerTexts;

type Entry = Outputs["ledger"]["transaction"];

/** Debits and credits of one event, and that they sum to zero. */
export function EntryPostings({ entry }: { readonly entry: Entry }) {
  const isBalanced = entry.sums.every(({ amountMicros }) => amountMicros === 0n);
  return (
    <Card
      title={texts.title}
      actions={
        <StatusBadge tone={isBalanced ? "good" : "bad"}>
          {isBalanced ? texts.balanced : texts.unbalanced}
        </StatusBadge>
      }
      isFlush
    >
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{list.columns.account}</HeadCell>
            <HeadCell>{list.columns.party}</HeadCell>
            <HeadCell cellAlign="end">{debit}</HeadCell>
            <HeadCell cellAlign="end">{credit}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {entry.postings.map(({ account, party, partyName, currency, amountMicros }) => (
            <tr key={`${account} ${party} ${currency} ${amountMicros}`}>
              <RowHead>{accounts[account] ?? account}</RowHead>
              <Cell>{partyName ?? <span className="text-muted-foreground">{balances.house}</span>}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {amountMicros > 0n && <Money micros={amountMicros} currency={currency} />}
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {amountMicros < 0n && <Money micros={-amountMicros} currency={currency} />}
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          {entry.sums.map(({ currency, amountMicros }) => (
            <tr key={currency}>
              <RowHead>{texts.sum}</RowHead>
              <Cell />
              <Cell />
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={amountMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </TableFoot>
      </Table>
    </Card>
  );
}
