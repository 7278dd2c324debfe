import { z } from "zod";

const STATES = ["to-review", "contested", "accepted", "due-soon", "overdue", "paid"] as const;
const ORDERS = ["period", "-period", "due", "-due", "gross", "-gross"] as const;

export const PAGE_SIZE = 25;

/** The list's parameters as they stand in the URL; what makes no sense is left out. */
export const listParams = z.object({
  q: z.string().max(80).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  sort: z.enum(ORDERS).default("-period").catch("-period"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

/** The same as the API takes them, without the page. */
export function listInput({ q, status, sort }: z.infer<typeof listParams>) {
  return { search: q, states: status === undefined ? undefined : [status], order: sort };
}
