import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

const SORTS = [
  "name",
  "subscribers",
  "activations",
  "churn",
  "arpu",
  "revenue",
  "retailMargin",
  "mvnaMargin",
] as const;

/** What of the list stands in its address. */
export const retailSearch = z.object({
  ...scopeParams,
  sort: sortParam(SORTS, INITIAL_SORT),
  page: pageParam,
});
