"use client";
import { parseAsString, useUrlState } from "@tributary/ui/url-state";

const PARAMS = {
  agreement: parseAsString,
  operators: parseAsString,
  markup: parseAsString,
  fixed: parseAsString,
  feeLine: parseAsString,
  fee: parseAsString,
  rates: parseAsString,
  page: parseAsString,
};

type Change = Partial<Record<keyof typeof PARAMS, string | null>>;

const NO_TERMS: Change = { markup: null, fixed: null, feeLine: null, fee: null, rates: null, page: null };

/** The terms that are tried, kept in the address; a change begins with the first page again. */
export function useTerms() {
  const { setValues, isPending } = useUrlState(PARAMS);
  return {
    set: (change: Change) => void setValues({ page: null, ...change }),
    reset: () => void setValues(NO_TERMS),
    isPending,
  };
}
