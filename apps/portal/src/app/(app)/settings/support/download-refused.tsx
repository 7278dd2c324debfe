"use client";
import { Button } from "@tributary/ui/button";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { mailboxTexts } from "@/texts/mailbox.ts";
import { fetchRefused } from "./fetch-refused.ts";

const { download: texts } = mailboxTexts.refused;

interface DownloadRefusedProps {
  readonly id: string;
  readonly isWhole: boolean;
}

/** Hands a refused mail out as a file, for a reason that the audit log keeps. */
export function DownloadRefused({ id, isWhole }: DownloadRefusedProps) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.action}</Button>}
      title={texts.title}
      description={isWhole ? texts.text : texts.beginning}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.action}
      onConfirm={(reason) => fetchRefused(id, reason)}
    />
  );
}
