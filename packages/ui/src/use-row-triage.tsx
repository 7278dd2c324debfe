"use client";

import { type RefObject, useState } from "react";
import { useShortcuts } from "./use-shortcuts.tsx";

export interface Triage {
  /** The row the keys act on. */
  readonly rowId?: string;
  readonly onFocusRow: (rowId: string) => void;
}

interface TriageOptions {
  isEnabled: boolean;
  rowIds: readonly string[];
  onMove?: (rowId: string) => void;
  onToggle?: (rowId: string) => void;
  onOpen?: (rowId: string) => void;
}

/** J and K walk through the rows of a table, X selects one, Enter opens it; focus goes along and marks it. */
export function useRowTriage(table: RefObject<HTMLElement | null>, options: TriageOptions): Triage {
  const { isEnabled, rowIds, onMove, onToggle, onOpen } = options;
  const [rowId, setRowId] = useState<string>();
  const highlight = (id: string) => {
    if (id === rowId) return;
    setRowId(id);
    onMove?.(id);
  };
  const move = (step: 1 | -1) => {
    const from = rowId === undefined ? -1 : rowIds.indexOf(rowId);
    const to = rowIds[from === -1 ? 0 : Math.max(0, Math.min(rowIds.length - 1, from + step))];
    if (to === undefined) return;
    const row = table.current?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(to)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const onCurrent = (act?: (id: string) => void) => {
    if (act && rowId !== undefined && rowIds.includes(rowId)) act(rowId);
  };
  useShortcuts(
    {
      j: () => move(1),
      k: () => move(-1),
      x: () => onCurrent(onToggle),
      Enter: (event) => {
        // On a link or button of the row Enter belongs to that.
        const isOnRow = event.target instanceof Element && event.target.matches("[data-row-id]");
        if (isOnRow) onCurrent(onOpen);
      },
    },
    { isEnabled },
  );
  return { rowId, onFocusRow: highlight };
}
