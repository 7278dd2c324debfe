import { mnoInvoicePath } from "@/frame/paths.ts";
import type { Invoice } from "../types.ts";
import { AcceptButton } from "./accept-button.tsx";
import { DownloadButton } from "./download-button.tsx";
import { RejectButton } from "./reject-button.tsx";

/** What may be done with the invoice as it stands. */
export function Actions({
  invoice,
  canApprove,
}: {
  readonly invoice: Invoice;
  readonly canApprove: boolean;
}) {
  const canDecide = canApprove && invoice.status === "flagged";
  return (
    <>
      <DownloadButton href={`${mnoInvoicePath(invoice.id)}/file`} />
      {canDecide && <RejectButton invoice={invoice} />}
      {canDecide && !isOfOtherCurrency(invoice) && <AcceptButton invoice={invoice} />}
    </>
  );
}

/** Such an invoice can never be accepted. */
export function isOfOtherCurrency({ checks }: Pick<Invoice, "checks">): boolean {
  return checks.some(({ code, result }) => code === "CURRENCY_MISMATCH" && result === "failed");
}
