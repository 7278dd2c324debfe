"use client";

import { useEffect, useRef, useState } from "react";
import type { CommandPaletteProps, PaletteGroup } from "./command-palette.tsx";

export interface PaletteSearch {
  readonly state: "idle" | "searching" | "failed";
  readonly groups: readonly PaletteGroup[];
}

const IDLE: PaletteSearch = { state: "idle", groups: [] };
const PAUSE_MS = 180;
const SHORTEST = 2;

/** Asks once typing pauses; an answer to an earlier question is dropped. */
export function usePaletteSearch(query: string, onSearch: CommandPaletteProps["onSearch"]): PaletteSearch {
  const [search, setSearch] = useState(IDLE);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    const text = query.trim();
    if (text.length < SHORTEST || latest.current === undefined) {
      setSearch(IDLE);
      return;
    }
    setSearch({ state: "searching", groups: [] });
    const controller = new AbortController();
    const settle = (answer: PaletteSearch) => controller.signal.aborted || setSearch(answer);
    const timer = setTimeout(() => {
      latest.current?.(text, controller.signal).then(
        (groups) => settle({ state: "idle", groups }),
        () => settle({ state: "failed", groups: [] }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query]);
  return search;
}
