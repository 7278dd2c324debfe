import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";
import { STATUSES } from "./statuses.ts";

export const PAGE_SIZE = 50;

const code = z.string().min(1).max(60).optional().catch(undefined);

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  source: code,
  agreement: code,
  status: z.enum(STATUSES).optional().catch(undefined),
  warnings: z.literal("yes").optional().catch(undefined),
  page: pageParam,
});

export type ListParams = z.infer<typeof listParams>;

/** The same as the API takes them, without the page. */
export function listInput({ q, source, agreement, status, warnings }: ListParams) {
  return {
    search: q,
    sourceId: source,
    agreementId: agreement,
    status,
    hasWarnings: warnings === "yes" ? true : undefined,
  };
}
