"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { offboardingTexts } from "@/texts/offboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Offboarding } from "./page.tsx";

const { approve, decline, withdraw } = offboardingTexts;

interface OffboardingActionsProps {
  readonly offboarding: Offboarding;
  /** It is one's own request. */
  readonly canWithdraw: boolean;
  /** It is somebody else's. */
  readonly canDecide: boolean;
}

/** What may be done about a request that nobody has decided. */
export function OffboardingActions({ offboarding, canWithdraw, canDecide }: OffboardingActionsProps) {
  if (offboarding.status !== "asked") return null;
  const { id } = offboarding;
  return (
    <>
      {canWithdraw && <End id={id} kind="withdraw" />}
      {canDecide && <End id={id} kind="decline" />}
      {canDecide && <Approve id={id} />}
    </>
  );
}

function Approve({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.offboarding.approve.mutate, { done: approve.done });
  return (
    <ConfirmDialog
      title={approve.title}
      description={approve.description}
      confirmLabel={approve.confirm}
      isDanger
      trigger={<Button variant="primary">{approve.action}</Button>}
      onConfirm={() => confirm({ id })}
    />
  );
}

function End({ id, kind }: { readonly id: string; readonly kind: "decline" | "withdraw" }) {
  const client = useTRPCClient();
  const texts = kind === "decline" ? decline : withdraw;
  const { confirm } = useCommand(client.offboarding[kind].mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
