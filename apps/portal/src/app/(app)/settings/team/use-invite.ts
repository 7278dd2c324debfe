"use client";
import { useCommand } from "@tributary/ui/command";
import type { ChosenRole, Sender } from "@tributary/ui/people/people-panel";
import { teamTexts } from "@/texts/team.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Role } from "./roles.ts";

const { done } = teamTexts;

/** Invites a colleague, or once more; says whether the mail has left. */
export function useInvite(): Sender<ChosenRole & { readonly email: string }> {
  const { user } = useTRPCClient();
  const { run, ...state } = useCommand(user.invite.mutate, {
    done: ({ isMailed }) => (isMailed ? done.mailed : done.notMailed),
  });
  return { ...state, run: ({ email, role }) => run({ email, role: role as Role }) };
}
