"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Invoice } from "../types.ts";

const { reject: texts } = mnoInvoiceTexts.detail;

/** Turns a flagged invoice down, with a reason. */
export function RejectButton({ invoice: { id } }: { readonly invoice: Pick<Invoice, "id"> }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.mnoInvoice.reject.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger
      onConfirm={(reason) => confirm({ invoiceId: id, reason })}
    />
  );
}
