import { z } from "zod";

export const PAGE_SIZE = 50;

/** The log's parameters as they stand in the URL; what makes no sense is left out. */
export const listParams = z.object({
  q: z.string().max(120).optional().catch(undefined),
  action: z.string().max(60).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

/** The same as the API takes them, without the page. */
export function listInput({ q, action, month }: z.infer<typeof listParams>) {
  return { search: q, action, month };
}
