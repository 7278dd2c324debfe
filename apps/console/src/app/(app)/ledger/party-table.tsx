import { formatDecimal } from "@tributary/ui/format/quantity";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { Balance } from "./balance.tsx";

const { balances: texts, accounts: names } = ledgerTexts;

type Rows = Outputs["ledger"]["balances"]["rows"];

/** The balances of each party, leading to the postings behind them. */
export function PartyTable({ rows }: { readonly rows: Rows }) {
  return (
    <Table caption={texts.partiesCaption}>
      <thead>
        <tr>
          <HeadCell>{texts.columns.party}</HeadCell>
          <HeadCell>{texts.columns.account}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.columns.postings}
          </HeadCell>
          <HeadCell cellAlign="end">{texts.columns.balance}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ account, party, partyName, currency, amountMicros, postings }) => (
          <tr key={`${account} ${party} ${currency}`}>
            <RowHead>
              <AppLink href={addressOf("/ledger/postings", { account, party })} className="hover:underline">
                {party === null ? texts.house : (partyName ?? party)}
              </AppLink>
            </RowHead>
            <Cell>{names[account] ?? account}</Cell>
            <Cell cellAlign="end" className="figures max-sm:hidden">
              {formatDecimal(BigInt(postings))}
            </Cell>
            <Cell cellAlign="end">
              <Balance micros={amountMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
