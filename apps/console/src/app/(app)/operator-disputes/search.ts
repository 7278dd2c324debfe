import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { SORT } from "./sort.ts";

export const PAGE_SIZE = 25;

const SORTS = ["age", "contested"] as const;

export const VIEWS = ["waiting", "answered", "all"] as const;

const STATUSES = {
  waiting: ["open", "in_review"],
  answered: ["accepted", "partly_accepted", "rejected", "withdrawn"],
  all: undefined,
} as const;

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  view: z.enum(VIEWS).catch("waiting"),
  q: z.string().min(1).max(80).optional().catch(undefined),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  sort: sortParam(SORTS, SORT),
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function listInput({ view, q, operator, agreement, period, sort }: z.infer<typeof listParams>) {
  const statuses = STATUSES[view];
  return {
    statuses: statuses === undefined ? undefined : [...statuses],
    operatorId: operator,
    agreementId: agreement,
    period,
    search: q,
    sort: sort.key,
    isDescending: sort.isDescending,
  };
}
