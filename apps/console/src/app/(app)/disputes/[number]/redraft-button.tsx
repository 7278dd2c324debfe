"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { toast } from "@tributary/ui/toast";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";

const { redraft: texts } = disputeTexts.next;

/** Draws a draft up anew from what is decided and known now. */
export function RedraftButton({ dispute }: { readonly dispute: Dispute }) {
  const { agreementId, period } = dispute;
  const client = useTRPCClient();
  const { confirm, isPending } = useCommand(client.dispute.open.mutate, { done: texts.done });
  const redraft = () => confirm({ agreementId, period }).catch((error: Error) => toast.error(error.message));
  return (
    <Button isPending={isPending} onClick={() => void redraft()}>
      {texts.action}
    </Button>
  );
}
