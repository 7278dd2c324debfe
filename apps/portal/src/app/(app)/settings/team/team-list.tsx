"use client";
import { useCommand } from "@tributary/ui/command";
import { PeoplePanel } from "@tributary/ui/people/people-panel";
import type { ReactNode } from "react";
import { teamTexts } from "@/texts/team.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { ROLE_OPTIONS, type Role } from "./roles.ts";
import { useInvite } from "./use-invite.ts";

interface TeamListProps {
  readonly people: Outputs["user"]["list"];
  readonly canManage: boolean;
  readonly empty: ReactNode;
}

/** The operator's own people, with what its administrator does about each. */
export function TeamList({ people, canManage, empty }: TeamListProps) {
  const commands = useTeamCommands();
  return (
    <PeoplePanel
      people={people}
      commands={canManage ? commands : undefined}
      options={ROLE_OPTIONS}
      operators={[]}
      empty={empty}
    />
  );
}

function useTeamCommands() {
  const { user } = useTRPCClient();
  const { done } = teamTexts;
  const { run, ...grant } = useCommand(user.grant.mutate, { done: done.granted });
  return {
    invite: useInvite(),
    grant: {
      ...grant,
      run: ({ userId, role }: { userId: string; role: string }) => run({ userId, role: role as Role }),
    },
    revoke: useCommand(user.revoke.mutate, { done: done.revoked }),
  };
}
