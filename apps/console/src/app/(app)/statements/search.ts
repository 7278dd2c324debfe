import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { SORT } from "./sort.ts";

export const PAGE_SIZE = 25;

const SORTS = ["period", "due", "gross", "open"] as const;
const STATES = ["overdue", "unpaid", "paid", "contested", "accepted", "to-review"] as const;

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  state: z.enum(STATES).optional().catch(undefined),
  sort: sortParam(SORTS, SORT),
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function listInput({ q, operator, agreement, period, state, sort }: z.infer<typeof listParams>) {
  return {
    search: q,
    operatorId: operator,
    agreementId: agreement,
    period,
    state,
    sort: sort.key,
    isDescending: sort.isDescending,
  };
}
