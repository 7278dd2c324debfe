import { Money } from "@tributary/ui/money";
import { ledgerTexts } from "@/texts/ledger.ts";

const { balances: texts } = ledgerTexts;

/** A balance and its side: positive is a debit. */
export function Balance({ micros, currency }: { readonly micros: bigint; readonly currency: string }) {
  const isDebit = micros >= 0n;
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <Money micros={isDebit ? micros : -micros} currency={currency} />
      <span className="w-9 text-left font-normal text-muted-foreground text-xs">
        {micros === 0n ? "" : texts.side(isDebit)}
      </span>
    </span>
  );
}
