import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { InvoiceList } from "./types.ts";

const { tiles: texts } = mnoInvoiceTexts;

/** What waits for somebody; each leads to it. */
export function InvoiceTiles({ waiting }: Pick<InvoiceList, "waiting">) {
  const { flagged, missing, overdue } = waiting;
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
      <StatTile
        label={texts.flagged}
        value={<Quantity value={BigInt(flagged)} />}
        note={texts.flaggedNote}
        tone={flagged > 0 ? "warning" : "neutral"}
        href="/mno-invoices?status=flagged"
      />
      <StatTile
        label={texts.missing}
        value={<Quantity value={BigInt(missing)} />}
        note={texts.missingNote}
        tone={missing > 0 ? "bad" : "neutral"}
        href="/mno-invoices?status=missing"
      />
      <StatTile
        label={texts.overdue}
        value={<Quantity value={BigInt(overdue)} />}
        note={texts.overdueNote}
        tone={overdue > 0 ? "bad" : "neutral"}
        href="/mno-invoices?overdue=yes"
      />
    </div>
  );
}
