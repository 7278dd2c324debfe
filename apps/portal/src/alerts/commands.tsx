"use client";
import { type AlertCommands, AlertCommandsProvider } from "@tributary/ui/alert/alert-commands";
import { type ReactNode, useMemo } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

/** Sends what is done about alerts. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const { alert } = useTRPCClient();
  const commands = useMemo<AlertCommands>(
    () => ({
      acknowledge: (input) => alert.acknowledge.mutate(input),
      snooze: (input) => alert.snooze.mutate(input),
      dismiss: (input) => alert.dismiss.mutate(input),
      // The detector and its settings are those that were shown.
      tune: (input) => alert.tune.mutate(input as Inputs["alert"]["tune"]),
    }),
    [alert],
  );
  return <AlertCommandsProvider commands={commands}>{children}</AlertCommandsProvider>;
}
