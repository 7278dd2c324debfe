import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";

export const INITIAL_SORT = { key: "cost", direction: "desc" } as const;

/** What of the overview stands in its address. */
export const overviewSearch = z.object({
  ...scopeParams,
  sort: sortParam(["name", "cost", "charge", "margin", "variance", "status"], INITIAL_SORT),
  page: pageParam,
});
