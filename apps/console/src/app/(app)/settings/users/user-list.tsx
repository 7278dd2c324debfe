"use client";
import { useCommand } from "@tributary/ui/command";
import { PeoplePanel } from "@tributary/ui/people/people-panel";
import type { ReactNode } from "react";
import { userTexts } from "@/texts/user.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";
import { optionsOf, type RoleChoices } from "./choices.ts";
import { useInvite } from "./use-invite.ts";

interface UserListProps extends RoleChoices {
  readonly users: Outputs["user"]["list"]["users"];
  readonly canManage: boolean;
  readonly empty: ReactNode;
}

/** Everybody, with what an administrator does about each. */
export function UserList({ users, canManage, empty, ...choices }: UserListProps) {
  const commands = useUserCommands();
  return (
    <PeoplePanel
      people={users}
      commands={canManage ? commands : undefined}
      options={optionsOf(choices)}
      operators={choices.operators}
      empty={empty}
    />
  );
}

type Granted = Inputs["user"]["grant"];

function useUserCommands() {
  const { user } = useTRPCClient();
  const { done } = userTexts;
  const grant = (given: Omit<Granted, "role"> & { role: string }) => user.grant.mutate(given as Granted);
  return {
    invite: useInvite(),
    grant: useCommand(grant, { done: done.granted }),
    revoke: useCommand(user.revoke.mutate, { done: done.revoked }),
    disable: useCommand(user.disable.mutate, { done: done.disabled }),
    enable: useCommand(user.enable.mutate, { done: done.enabled }),
  };
}
