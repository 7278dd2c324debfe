"use client";
import { type WebhookCommands, WebhookCommandsProvider } from "@tributary/ui/webhook/webhook-commands";
import { type ReactNode, useMemo } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

/** Sends what is done to endpoints. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const { webhook } = useTRPCClient();
  const commands = useMemo<WebhookCommands>(
    () => ({
      // The kinds of events are chosen from what there is.
      add: (input) => webhook.add.mutate(input as Inputs["webhook"]["add"]),
      change: (input) => webhook.change.mutate(input as Inputs["webhook"]["change"]),
      test: (input) => webhook.test.mutate(input),
      switch: (input) => webhook.switch.mutate(input),
      rotate: (input) => webhook.rotate.mutate(input),
      replay: (input) => webhook.replay.mutate(input),
      replaySince: (input) => webhook.replaySince.mutate(input),
      secret: (id) => webhook.secret.query({ id }),
    }),
    [webhook],
  );
  return <WebhookCommandsProvider commands={commands}>{children}</WebhookCommandsProvider>;
}
