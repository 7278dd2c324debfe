"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Invoice } from "../types.ts";

const { accept: texts } = mnoInvoiceTexts.detail;

type Accepted = Pick<Invoice, "id" | "grossMicros" | "currency">;

/** Takes a flagged invoice as it is, with a reason. */
export function AcceptButton({ invoice: { id, grossMicros, currency } }: { readonly invoice: Accepted }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.mnoInvoice.accept.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: grossMicros, currency }}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      onConfirm={(reason) => confirm({ invoiceId: id, reason })}
    />
  );
}
