"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** The time zone of whoever reads; UTC until the browser has said. */
export function useReaderZone(): string {
  return useSyncExternalStore(
    subscribe,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
