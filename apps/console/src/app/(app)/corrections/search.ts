import { z } from "zod";
import { pageParam, scopeParams } from "@/frame/search-params.ts";

export const PAGE_SIZE = 25;

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function listInput({ agreement, period }: z.infer<typeof listParams>) {
  return { agreementId: agreement, period };
}
