import { z } from "zod";

const STATES = ["draft", "open", "overdue", "paid"] as const;
const ORDERS = ["number", "-number", "due", "-due", "gross", "-gross", "open", "-open"] as const;

export const PAGE_SIZE = 25;

/** The list's parameters as they stand in the URL; what makes no sense is left out. */
export const listParams = z.object({
  q: z.string().max(80).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  period: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  sort: z.enum(ORDERS).default("-number").catch("-number"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

/** The same as the API takes them, without the page. */
export function listInput({ q, state, period, sort }: z.infer<typeof listParams>) {
  return { search: q, state, period, order: sort };
}
