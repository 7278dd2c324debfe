import { z } from "zod";

export const STATES = ["pending", "active", "suspended", "terminated"] as const;
const ORDERS = ["number", "-number", "created", "-created"] as const;

export const PAGE_SIZE = 25;

/** The list's parameters as they stand in the URL; what makes no sense is left out. */
export const listParams = z.object({
  q: z.string().max(80).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  plan: z.string().min(1).max(60).optional().catch(undefined),
  sort: z.enum(ORDERS).default("number").catch("number"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

/** The same as the API takes them, without the page. */
export function listInput({ q, status, plan, sort }: z.infer<typeof listParams>) {
  return { search: q, statuses: status === undefined ? undefined : [status], plan, order: sort };
}
