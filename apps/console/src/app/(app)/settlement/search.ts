import { z } from "zod";
import { pageParam, scopeParams, sortParam } from "@/frame/search-params.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const PAGE_SIZE = 25;
const SORTS = ["period", "agreement", "match", "money", "variance"] as const;
type Status = Outputs["settlement"]["list"]["rows"][number]["status"];

const status = z.custom<Status>(
  (text) => typeof text === "string" && Object.hasOwn(settlementTexts.statuses, text),
);

/** What the address of the list says; nonsense in it is as if it were not there. */
const listSearch = z.object({
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: scopeParams.period,
  status: status.optional().catch(undefined),
  sort: sortParam(SORTS, { key: "period", direction: "desc" }),
  page: pageParam,
});

/** The list's input as the API takes it. */
export function readListSearch(params: unknown) {
  const { agreement, period, status: wanted, sort, page } = listSearch.parse(params);
  return {
    agreementId: agreement,
    period,
    status: wanted,
    sort: sort.key,
    isDescending: sort.isDescending,
    page,
    pageSize: PAGE_SIZE,
  };
}
