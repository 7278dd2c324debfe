"use client";
import { useCommand } from "@tributary/ui/command";
import { userTexts } from "@/texts/user.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

type Given = Inputs["user"]["invite"];

const { done } = userTexts;

/** Invites somebody, or once more; says whether the mail has left. */
export function useInvite() {
  const { user } = useTRPCClient();
  const send = (given: { email: string; role: string; operatorId: string | null; idempotencyKey: string }) =>
    user.invite.mutate(given as Given);
  return useCommand(send, { done: ({ isMailed }) => (isMailed ? done.mailed : done.notMailed) });
}
