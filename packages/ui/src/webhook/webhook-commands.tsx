"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { WebhookCommands } from "./webhook.ts";

export type { WebhookCommands } from "./webhook.ts";

const CommandsContext = createContext<WebhookCommands | null>(null);

interface WebhookCommandsProviderProps {
  readonly commands: WebhookCommands;
  readonly children: ReactNode;
}

/** Tells the pages of endpoints below it how the application sends what is done to them. */
export function WebhookCommandsProvider({ commands, children }: WebhookCommandsProviderProps) {
  return <CommandsContext.Provider value={commands}>{children}</CommandsContext.Provider>;
}

export function useWebhookCommands(): WebhookCommands {
  const commands = useContext(CommandsContext);
  if (commands === null) throw new Error("no WebhookCommandsProvider stands around this");
  return commands;
}
