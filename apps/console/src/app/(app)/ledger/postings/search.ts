import { z } from "zod";
import { pageParam, scopeParams } from "@/frame/search-params.ts";

export const PAGE_SIZE = 50;

/** The parameters of the postings as they stand in the address. */
export const postingParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  account: z.string().min(1).max(40).optional().catch(undefined),
  party: z.string().min(1).max(40).optional().catch(undefined),
  kind: z.string().min(1).max(40).optional().catch(undefined),
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function postingInput({ q, account, party, kind, agreement, period }: z.infer<typeof postingParams>) {
  return { search: q, account, party, kind, agreementId: agreement, period };
}
