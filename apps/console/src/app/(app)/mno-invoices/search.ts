import { z } from "zod";
import { pageParam, scopeParams } from "@/frame/search-params.ts";
import { STATUSES } from "./statuses.ts";

export const PAGE_SIZE = 50;

const code = z.string().min(1).max(60).optional().catch(undefined);

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  mno: code,
  agreement: code,
  period: scopeParams.period,
  status: z.enum(STATUSES).optional().catch(undefined),
  overdue: z.literal("yes").optional().catch(undefined),
  page: pageParam,
});

export type ListParams = z.infer<typeof listParams>;

/** The same as the API takes them, without the page. */
export function listInput({ q, mno, agreement, period, status, overdue }: ListParams) {
  return {
    search: q,
    mnoId: mno,
    agreementId: agreement,
    period,
    status,
    isOverdue: overdue === "yes" ? true : undefined,
  };
}
