import { z } from "zod";

export const PAGE_SIZE = 50;

const digits = (least: number, most: number) => new RegExp(`^\\+?\\d{${least},${most}}$`);
const optional = (pattern: RegExp) => z.string().regex(pattern).optional().catch(undefined);

/** The page's parameters as they stand in the URL; what makes no sense is left out. */
export const cardParams = z.object({
  v: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  service: z.enum(["voice", "sms", "mms", "data"]).default("voice").catch("voice"),
  direction: z.enum(["mo", "mt", "none"]).default("mo").catch("mo"),
  dialled: optional(digits(1, 18)),
  network: optional(/^\d{5,6}$/),
  at: optional(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  quantity: optional(/^\d{1,12}$/),
  used: optional(/^\d{1,12}$/),
});

export type CardParams = z.output<typeof cardParams>;

/** Data is entered in MB; everything else in its base unit. */
const BYTES_IN_MB = 1_000_000n;

/** What is tried, once there is enough of it. */
export function triedUsage({ service, direction, dialled, network, at, quantity, used = "0" }: CardParams) {
  if (at === undefined || quantity === undefined) return null;
  const factor = service === "data" ? BYTES_IN_MB : 1n;
  return {
    ...{ service, direction: service === "data" ? ("none" as const) : direction, dialled, network, at },
    quantity: BigInt(quantity) * factor,
    usedBefore: BigInt(used) * factor,
  };
}
