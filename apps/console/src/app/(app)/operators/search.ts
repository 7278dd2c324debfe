import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

/** What of the operators' list stands in its address. */
export const operatorsSearch = z.object({
  ...scopeParams,
  search: z.string().max(80).optional().catch(undefined),
  status: z.enum(["onboarding", "live", "suspended", "terminated"]).optional().catch(undefined),
  sort: sortParam(["name", "status", "liveFrom", "cost", "charge", "margin"], INITIAL_SORT),
  page: pageParam,
});
