"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatMoney } from "@tributary/ui/format/money";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OperatorDispute } from "../../status.tsx";

const { link: texts } = operatorDisputeTexts;

/** Keeps which claim against the network this is part of. */
export function LinkButton({ dispute }: { readonly dispute: OperatorDispute }) {
  const { operatorId, number, linkable } = dispute;
  const [disputeNumber, setDisputeNumber] = useState("");
  const client = useTRPCClient();
  const { confirm } = useCommand(client.operatorDispute.link.mutate, { done: texts.done });
  if (linkable.length === 0) return <span className="text-muted-foreground text-xs">{texts.none}</span>;
  const link = async (): Promise<void> => {
    if (disputeNumber === "") throw new Error(texts.missing);
    await confirm({ operatorId, number, disputeNumber });
  };
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      onConfirm={link}
    >
      <Field label={texts.claim} isRequired>
        <Select
          placeholder={texts.choose}
          value={disputeNumber}
          onChange={({ target }) => setDisputeNumber(target.value)}
          options={linkable.map((claim) => ({
            value: claim.number,
            label: `${claim.number}, ${formatMoney(claim.netRecoverableMicros, claim.currency)}`,
          }))}
        />
      </Field>
    </ConfirmDialog>
  );
}
