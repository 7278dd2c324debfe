import { formatDecimal } from "@tributary/ui/format/quantity";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { Balance } from "./balance.tsx";

const { balances: texts, accounts: names } = ledgerTexts;

type Accounts = Outputs["ledger"]["balances"]["accounts"];

/** The accounts over all their parties, each leading to its postings. */
export function AccountTable({ accounts }: { readonly accounts: Accounts }) {
  return (
    <Table caption={texts.accountsCaption}>
      <thead>
        <tr>
          <HeadCell>{texts.columns.account}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.columns.postings}
          </HeadCell>
          <HeadCell cellAlign="end">{texts.columns.balance}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ account, currency, amountMicros, postings }) => (
          <tr key={`${account} ${currency}`}>
            <RowHead>
              <AppLink href={addressOf("/ledger/postings", { account })} className="hover:underline">
                {names[account] ?? account}
              </AppLink>
            </RowHead>
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
