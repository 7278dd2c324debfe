import { Card } from "@tributary/ui/card";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { CheckList } from "../check-list.tsx";
import type { Invoice } from "../types.ts";

/** What was checked when the invoice came. */
export function Checks({ invoice: { checks, currency } }: { readonly invoice: Invoice }) {
  return (
    <Card title={mnoInvoiceTexts.detail.checks.title} isFlush>
      <CheckList checks={checks} currency={currency} />
    </Card>
  );
}
