import { parseSort, type Sort } from "@tributary/ui/format/sort";
import { z } from "zod";

/** The currency and period in a page's address; what is no such thing is not there. */
export const scopeParams = {
  currency: z.string().length(3).optional().catch(undefined),
  period: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
};

export const pageParam = z.coerce.number().int().min(1).max(10_000).catch(1);

/** A sort by one of these keys, as "cost" or "-cost" in the address. */
export function sortParam<Key extends string>(keys: readonly [Key, ...Key[]], initial: Sort) {
  const key = z.enum(keys).catch(initial.key as Key);
  return z
    .string()
    .catch("")
    .transform((text) => {
      const { key: asked, direction } = text === "" ? initial : parseSort(text);
      return { key: key.parse(asked), isDescending: direction === "desc" };
    });
}
