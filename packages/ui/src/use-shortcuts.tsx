"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { areShortcutsOn, onShortcutsChange } from "./shortcut-preference.ts";

/** By key as the browser names it: "j", "Enter", "?", "E" for shift and e. */
export type ShortcutMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const TYPING = "input, textarea, select, [contenteditable=''], [contenteditable=true], [role=textbox]";
const OVERLAY = "[role=dialog], [role=menu]";

/** Single keys that act anywhere on the page, unless one types, a dialog is open or they are switched off. */
export function useShortcuts(map: ShortcutMap, { isEnabled = true }: { isEnabled?: boolean } = {}): void {
  const isOn = useShortcutsOn() && isEnabled;
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      latest.current[event.key]?.(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isOn]);
}

/** Whether the person has left single keys switched on. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(onShortcutsChange, areShortcutsOn, () => true);
}

function isBusy(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest(TYPING) != null || document.querySelector(OVERLAY) !== null;
}
