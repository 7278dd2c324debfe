import { z } from "zod";
import { pageParam, scopeParams } from "@/frame/search-params.ts";

const VIEWS = ["statements", "usage", "records"] as const;
export type InsideView = (typeof VIEWS)[number];

/** Where a page of records ends, as "2026-10-31T09:08:00.000Z_1234". */
const place = z
  .string()
  .regex(/^[^_]{10,30}_-?\d{1,20}$/)
  .transform((text) => {
    const [at = "", key = "0"] = text.split("_");
    return { occurredAt: new Date(at), key: BigInt(key) };
  })
  .refine(({ occurredAt }) => !Number.isNaN(occurredAt.getTime()))
  .optional()
  .catch(undefined);

/** What of the look inside stands in its address. */
export const insideSearch = z.object({
  view: z.enum(VIEWS).catch("statements"),
  page: pageParam,
  number: z.string().max(120).optional().catch(undefined),
  period: scopeParams.period,
  service: z.enum(["voice", "sms", "mms", "data"]).optional().catch(undefined),
  cursor: place,
});

export type InsideSearch = z.infer<typeof insideSearch>;

export function placeText({ occurredAt, key }: { readonly occurredAt: Date; readonly key: bigint }): string {
  return `${occurredAt.toISOString()}_${key}`;
}
