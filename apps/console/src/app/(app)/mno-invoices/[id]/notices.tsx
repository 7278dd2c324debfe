import { Alert } from "@tributary/ui/alert";
import { AppLink } from "@tributary/ui/link-context";
import { mnoInvoicePath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { Invoice } from "../types.ts";
import { isOfOtherCurrency } from "./actions.tsx";

const { detail: texts } = mnoInvoiceTexts;

/**
 * What somebody has to know before reading on: that it is flagged, what was decided, what stands beside it.
 */
export function Notices({ invoice }: { readonly invoice: Invoice }) {
  const { status, acceptedBy, acceptReason, rejectedBy, rejectReason, rivals } = invoice;
  return (
    <>
      {status === "flagged" && (
        <Alert tone="warning" title={texts.flagged.title}>
          {isOfOtherCurrency(invoice) ? texts.flagged.never : texts.flagged.text}
        </Alert>
      )}
      {status === "superseded" && <Alert title={texts.superseded.title}>{texts.superseded.text}</Alert>}
      {rejectedBy !== null && <Alert title={texts.rejected(rejectedBy)}>{rejectReason}</Alert>}
      {acceptedBy !== null && <Alert title={texts.accepted(acceptedBy)}>{acceptReason}</Alert>}
      {status === "received" && rivals.some((rival) => rival.status === "received") && (
        <Alert tone="bad" title={texts.rivals.title}>
          <p>{texts.rivals.text}</p>
          <ul>
            {rivals.map(({ id, number }) => (
              <li key={id}>
                <AppLink href={mnoInvoicePath(id)} className="underline">
                  {number}
                </AppLink>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
