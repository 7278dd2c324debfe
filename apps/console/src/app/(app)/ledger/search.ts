import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";

export const PAGE_SIZE = 25;

/** The parameters of the balances as they stand in the address. */
export const balanceParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  account: z.string().min(1).max(40).optional().catch(undefined),
  page: pageParam,
});

/** The same as the API takes them, without the page. */
export function balanceInput({ q, account }: z.infer<typeof balanceParams>) {
  return { search: q, account };
}
