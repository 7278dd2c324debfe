import { useState } from "react";
import type { ExceptionRow } from "./exception-columns.tsx";
import type { Queue } from "./exceptions-queue.tsx";

export type Selection = ReturnType<typeof useSelection>;

/**
 * Which exceptions a decision is about: single ones, kept from page to page, or all that the filter lets
 * through.
 */
export function useSelection({ rows, count: matching, totalMicros: matchingMicros }: Queue) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, bigint>>(new Map());
  const [all, setAll] = useState(false);
  const amounts = new Map(rows.map(({ id, deltaMicros }) => [id, deltaMicros]));
  const clear = () => {
    setChosen(new Map());
    setAll(false);
  };
  const select = (ids: ReadonlySet<string>) => {
    setAll(false);
    setChosen(new Map([...ids].map((id) => [id, chosen.get(id) ?? amounts.get(id) ?? 0n])));
  };
  return {
    all,
    ids: all ? new Set(amounts.keys()) : new Set(chosen.keys()),
    count: all ? matching : chosen.size,
    totalMicros: all ? matchingMicros : [...chosen.values()].reduce((sum, amount) => sum + amount, 0n),
    /** The whole page is selected, and there is more behind it. */
    canSelectAll: !all && matching > rows.length && rows.length > 0 && rows.every(({ id }) => chosen.has(id)),
    select,
    selectOnly: ({ id, deltaMicros }: ExceptionRow) => setChosen(new Map([[id, deltaMicros]])),
    selectAll: () => setAll(true),
    clear,
  };
}
