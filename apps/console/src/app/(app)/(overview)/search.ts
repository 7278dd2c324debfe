import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

/** What of the overview stands in its address. */
export const overviewSearch = z.object({
  ...scopeParams,
  sort: sortParam(["name", "cost", "charge", "margin", "variance", "status"], INITIAL_SORT),
  page: pageParam,
});
