"use client";

import { parseAsString, type UseQueryStatesKeysMap, useQueryState, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { formatSort, nextSort, parseSort, type Sort } from "./format/sort.ts";

export { parseAsArrayOf, parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs";

/** Parameters that point into one list and mean nothing once another list is asked for. */
const POSITIONS = { cursor: parseAsString, page: parseAsString };

/** Parameters of the URL as state: a change renders the server's part again, and Back undoes it. */
export function useUrlState<Map extends UseQueryStatesKeysMap>(parsers: Map) {
  const [isPending, startTransition] = useTransition();
  const [values, setValues] = useQueryStates(parsers, { history: "push", shallow: false, startTransition });
  return { values, setValues, isPending };
}

/** Forgets the position in the list: call it beside every change of filter or sort. */
export function useResetPosition(): () => void {
  const [, setPositions] = useQueryStates(POSITIONS, { history: "push", shallow: false });
  return () => void setPositions(null);
}

/** The sort of a `DataTable`, kept in the URL as "variance" or "-variance". */
export function useUrlSort(initial: Sort, param = "sort") {
  const [isPending, startTransition] = useTransition();
  const [text, setText] = useQueryState(
    param,
    parseAsString
      .withDefault(formatSort(initial))
      .withOptions({ history: "push", shallow: false, startTransition }),
  );
  const resetPosition = useResetPosition();
  const sort = parseSort(text);
  const onSort = (key: string) => {
    void setText(formatSort(nextSort(sort, key)));
    resetPosition();
  };
  return { sort, onSort, isPending };
}
