import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** The key that goes with a letter to make a command, as the reader's keyboard names it. */
export function useModKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(
    subscribe,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
