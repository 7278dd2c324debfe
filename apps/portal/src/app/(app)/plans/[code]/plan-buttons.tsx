"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { planTexts } from "@/texts/plan.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { PlanVersion } from "../status.tsx";

const { publish, discard, retire } = planTexts.draft;

/** Publishes what the draft says as it is shown. */
export function PublishButton({ code, draft }: { readonly code: string; readonly draft: PlanVersion }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.plan.publish.mutate, {
    done: ({ version }) => publish.done(version),
  });
  const { fingerprint, feesMicros, rateCard, version } = draft;
  return (
    <ConfirmDialog
      title={publish.title(version)}
      description={publish.description}
      amount={{ label: publish.amount, micros: feesMicros, currency: rateCard.currency }}
      confirmLabel={publish.confirm}
      trigger={<Button variant="primary">{publish.action}</Button>}
      onConfirm={() => confirm({ code, fingerprint })}
    />
  );
}

/** Throws the draft of the next version away. */
export function DiscardButton({ code }: { readonly code: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.plan.discard.mutate, { done: discard.done });
  return (
    <ConfirmDialog
      title={discard.title}
      description={discard.description}
      confirmLabel={discard.confirm}
      isDanger
      trigger={<Button>{discard.action}</Button>}
      onConfirm={() => confirm({ code })}
    />
  );
}

/** Takes a plan off sale. */
export function RetireButton({ code }: { readonly code: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.plan.retire.mutate, { done: retire.done });
  return (
    <ConfirmDialog
      title={retire.title}
      description={retire.description}
      confirmLabel={retire.confirm}
      isDanger
      trigger={<Button>{retire.action}</Button>}
      onConfirm={() => confirm({ code })}
    />
  );
}
