import { z } from "zod";

const PAGE_SIZE = 25;
const SORTS = ["period", "agreement", "match", "exceptions", "money", "variance"] as const;
const STATUSES = [
  "importing",
  "awaiting_invoice",
  "exceptions",
  "in_dispute",
  "ready",
  "approval_requested",
  "approved",
  "issued",
  "part_paid",
  "paid",
  "overdue",
  "closed",
  "reopened",
] as const;

/** What the address of the list says; nonsense in it is as if it were not there. */
const listSearch = z.object({
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  period: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
  status: z.enum(STATUSES).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .catch("-period"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The list's input as the API takes it. */
export function readListSearch(params: unknown) {
  const { agreement, period, status, sort, page } = listSearch.parse(params);
  const key = SORTS.find((name) => name === sort.replace(/^-/, ""));
  return {
    agreementId: agreement,
    period,
    status,
    sort: key ?? "period",
    isDescending: key === undefined || sort.startsWith("-"),
    page,
    pageSize: PAGE_SIZE,
  };
}
