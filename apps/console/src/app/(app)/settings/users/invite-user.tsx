"use client";
import { InviteDialog } from "@tributary/ui/people/invite-dialog";
import { optionsOf, type RoleChoices } from "./choices.ts";
import { useInvite } from "./use-invite.ts";

/** Invites somebody to any role. */
export function InviteUser(choices: RoleChoices) {
  return <InviteDialog options={optionsOf(choices)} operators={choices.operators} invite={useInvite()} />;
}
