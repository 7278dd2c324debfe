"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { AlertCommands } from "./alert.ts";

export type { AlertCommands } from "./alert.ts";

const CommandsContext = createContext<AlertCommands | null>(null);

interface AlertCommandsProviderProps {
  readonly commands: AlertCommands;
  readonly children: ReactNode;
}

/** Tells the pages of alerts below it how the application sends what is done about them. */
export function AlertCommandsProvider({ commands, children }: AlertCommandsProviderProps) {
  return <CommandsContext.Provider value={commands}>{children}</CommandsContext.Provider>;
}

export function useAlertCommands(): AlertCommands {
  const commands = useContext(CommandsContext);
  if (commands === null) throw new Error("no AlertCommandsProvider stands around this");
  return commands;
}
