import type { InvoiceFlag } from "@tributary/domain/mno-invoice/types";
import { z } from "zod";

/** A flag as it is stored: the difference as text. */
export const flagJsonSchema = z.object({
  code: z.enum([
    "DUPLICATE_NUMBER",
    "DUPLICATE_BYTES",
    "UNKNOWN_SENDER",
    "CURRENCY_MISMATCH",
    "PERIOD_OVERLAP",
    "LINE_ARITHMETIC",
    "HEADER_TOTAL",
    "TAX",
    "LINE_UNMAPPED",
  ]),
  message: z.string(),
  lineNumber: z.int().nullable(),
  differenceMicros: z.string().nullable(),
  isBlocking: z.boolean(),
});
export type FlagJson = z.output<typeof flagJsonSchema>;

export function encodeFlags(flags: readonly InvoiceFlag[]): FlagJson[] {
  return flags.map(({ differenceMicros, ...flag }) => ({
    ...flag,
    differenceMicros: differenceMicros === null ? null : differenceMicros.toString(),
  }));
}

export function decodeFlags(json: unknown): InvoiceFlag[] {
  return z
    .array(flagJsonSchema)
    .parse(json)
    .map(({ differenceMicros, ...flag }) => ({
      ...flag,
      differenceMicros: differenceMicros === null ? null : BigInt(differenceMicros),
    }));
}
