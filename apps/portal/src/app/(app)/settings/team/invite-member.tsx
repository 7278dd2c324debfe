"use client";
import { InviteDialog } from "@tributary/ui/people/invite-dialog";
import { ROLE_OPTIONS } from "./roles.ts";
import { useInvite } from "./use-invite.ts";

/** Invites a colleague to one of the operator's roles. */
export function InviteMember() {
  return <InviteDialog options={ROLE_OPTIONS} operators={[]} invite={useInvite()} />;
}
