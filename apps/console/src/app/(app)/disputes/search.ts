import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { SORT } from "./sort.ts";

export const PAGE_SIZE = 25;

const SORTS = ["deadline", "net", "age"] as const;

export const VIEWS = ["open", "over", "all"] as const;

const OPEN = ["draft", "raised", "acknowledged", "under_review", "accepted", "partly_accepted"] as const;
/** Answered, with nothing left but to close it. */
const OPEN_TO_CLOSE = ["rejected", "credited"] as const;
const OVER = ["closed", "withdrawn"] as const;

const STATUSES = { open: [...OPEN, ...OPEN_TO_CLOSE], over: [...OVER], all: undefined } as const;

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  view: z.enum(VIEWS).catch("open"),
  q: z.string().min(1).max(80).optional().catch(undefined),
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  closing: z.literal("soon").optional().catch(undefined),
  sort: sortParam(SORTS, SORT),
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function listInput({ view, q, agreement, period, closing, sort }: z.infer<typeof listParams>) {
  const statuses = STATUSES[view];
  return {
    statuses: statuses === undefined ? undefined : [...statuses],
    agreementId: agreement,
    period,
    search: q,
    isClosing: closing === "soon",
    sort: sort.key,
    isDescending: sort.isDescending,
  };
}
