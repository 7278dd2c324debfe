"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { settlementTexts } from "@/texts/settlement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { RunPage } from "./load-run.ts";

const { blockers, keep, actions } = settlementTexts.run;

/** Leaves unattributed usage above the cap with the MVNA, with a reason, and prepares anew. */
export function KeepUnattributed({ lineKey, page }: { readonly lineKey: string; readonly page: RunPage }) {
  const client = useTRPCClient();
  const { agreementId, period } = page.period;
  const { confirm } = useCommand(client.settlement.prepare.mutate, { done: actions.preparing });
  const kept = page.acceptedUnattributed.map(({ key, reason }) => ({ key, reason }));
  return (
    <ConfirmDialog
      title={keep.title(lineKey)}
      description={keep.description}
      confirmLabel={keep.confirm}
      reason={{ label: keep.reasonLabel, isRequired: true }}
      onConfirm={(reason) =>
        confirm({ agreementId, period, acceptUnattributed: [...kept, { key: lineKey, reason }] })
      }
      trigger={<Button size="sm">{blockers.keep}</Button>}
    />
  );
}
