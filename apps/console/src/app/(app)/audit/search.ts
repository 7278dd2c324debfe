import { z } from "zod";

export const PAGE_SIZE = 50;

const text = z.string().trim().min(1).max(80).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The parameters of the log as they stand in the address; what makes no sense is as if it were not there. */
export const listParams = z.object({
  actor: text,
  action: z.string().trim().min(1).max(60).optional().catch(undefined),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  subject: text,
  from: day,
  until: day,
  before: z
    .string()
    .regex(/^-?\d{1,18}$/)
    .transform((digits) => BigInt(digits))
    .optional()
    .catch(undefined),
});

export type ListParams = z.infer<typeof listParams>;

/** The same as the API takes them, without the place in the list. */
export function listInput({ before: _, ...filter }: ListParams) {
  return filter;
}
