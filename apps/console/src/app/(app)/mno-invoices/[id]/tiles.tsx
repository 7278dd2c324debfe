import { Day } from "@tributary/ui/day";
import { formatAmount } from "@tributary/ui/format/money";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { StatTile } from "@tributary/ui/stat-tile";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { Countdown } from "../due.tsx";
import type { Invoice } from "../types.ts";

const { tiles: texts } = mnoInvoiceTexts.detail;

/** What is billed, what of it is owed and until when, and how far it agrees with usage. */
export function InvoiceTiles({ invoice }: { readonly invoice: Invoice }) {
  const { currency, grossMicros, netMicros, taxMicros, payable, daysLeft, dueOn } = invoice;
  const { matchedMicros, openExceptions } = invoice;
  const isLate = payable !== null && payable.payableMicros > 0n && daysLeft < 0;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile
        label={texts.gross}
        value={<Money micros={grossMicros} currency={currency} />}
        note={texts.grossNote(formatAmount(netMicros, currency), formatAmount(taxMicros, currency))}
      />
      <StatTile
        label={texts.payable}
        value={
          payable === null ? texts.notPayable : <Money micros={payable.payableMicros} currency={currency} />
        }
        note={payable !== null && <Taken payable={payable} currency={currency} />}
      />
      <StatTile
        label={texts.due}
        tone={isLate ? "bad" : "neutral"}
        value={<Day on={dueOn} />}
        note={<Countdown daysLeft={daysLeft} payableMicros={payable?.payableMicros ?? null} />}
      />
      <StatTile
        label={texts.match}
        tone={openExceptions > 0 ? "warning" : "neutral"}
        value={
          matchedMicros === null ? texts.notCompared : <Percent part={matchedMicros} whole={netMicros} />
        }
        note={
          matchedMicros !== null && (openExceptions > 0 ? texts.exceptions(openExceptions) : texts.allDecided)
        }
      />
    </div>
  );
}

type Payable = NonNullable<Invoice["payable"]>;

/** What was taken off the gross amount, where anything was. */
function Taken({ payable, currency }: { readonly payable: Payable; readonly currency: string }) {
  const parts = [
    { label: texts.paid, micros: payable.paidMicros },
    { label: texts.withheld, micros: payable.withheldMicros },
    { label: texts.credits, micros: payable.creditMicros },
  ].filter(({ micros }) => micros !== 0n);
  return (
    <>
      {parts.map(({ label, micros }) => (
        <span key={label} className="block">
          {label} <Money micros={micros} currency={currency} />
        </span>
      ))}
    </>
  );
}
