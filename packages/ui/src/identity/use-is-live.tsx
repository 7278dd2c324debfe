"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** False until the page's script runs: a form sent before would put what was typed into the address. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

/** As `ref` of the field one starts with: it gets the focus when it appears. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}
