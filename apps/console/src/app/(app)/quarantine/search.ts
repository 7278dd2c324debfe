import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";
import { NOBODY } from "./nobody.ts";

export const PAGE_SIZE = 50;

const code = z.string().min(1).max(60).optional().catch(undefined);

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  reason: z.string().min(1).max(30).optional().catch(undefined),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  source: code,
  agreement: code,
  page: pageParam,
});

export type ListParams = z.infer<typeof listParams>;

export type ListFilter = ReturnType<typeof listInput>;

/** The same as the API takes them, without the page. */
export function listInput({ reason, operator, source, agreement }: ListParams) {
  return {
    reason,
    operatorId: operator === NOBODY ? null : operator,
    sourceId: source,
    agreementId: agreement,
  };
}
