import { z } from "zod";

export const PAGE_SIZE = 25;

export const QUEUES = ["open", "mine", "free", "late", "waiting", "snoozed", "done"] as const;

const PRIORITIES = ["urgent", "high", "normal", "low"] as const;
const CATEGORIES = ["billing", "network", "sim", "porting", "plan", "device", "complaint", "other"] as const;

/** The list's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  queue: z.enum(QUEUES).catch("open"),
  q: z.string().min(1).max(80).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  priority: z.enum(PRIORITIES).optional().catch(undefined),
  sort: z.enum(["due", "-due", "opened", "-opened"]).catch("due"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

type Params = z.infer<typeof listParams>;

/** What the API is asked for. */
export function listInput({ q: search, sort: order, ...asked }: Params) {
  return { ...asked, search, order, pageSize: PAGE_SIZE };
}

/** The same list, searched, narrowed and sorted as it is, in another queue and from its first page. */
export function queueHref({ page: _, ...params }: Params, queue: Params["queue"]): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, queue })) {
    if (value !== undefined) query.set(name, value);
  }
  return `/support?${query}`;
}
