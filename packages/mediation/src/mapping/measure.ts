import { z } from "zod";
import { column, text, when } from "./column.ts";

/** Time, duration, volume and money as a source prints them. */
export const occurredAt = z
  .strictObject({
    columns: z.array(column).min(1).describe("Joined with one space before the format is applied."),
    format: z
      .string()
      .min(1)
      .describe(
        "yyyy yy MM M dd d HH H mm ss SSS, X for an offset (Z, +01:00, +0100), other characters literal; " +
          "or epoch-seconds, epoch-milliseconds. yy is 1970 to 2069.",
      ),
    zone: z
      .string()
      .optional()
      .describe("IANA zone of timestamps without offset; with an offsetColumn, where that is empty."),
    fold: z
      .enum(["earlier", "later"])
      .default("earlier")
      .describe("Which instant a repeated local hour means."),
    offset: z
      .string()
      .regex(/^[+-]\d{2}:\d{2}$/, "has to look like +01:00")
      .optional()
      .describe("Fixed offset of every timestamp."),
    offsetColumn: column
      .optional()
      .describe("Column with the offset of each timestamp: +0100, +01:00, 0100 or Z."),
  })
  .refine(
    hasOneClock,
    "needs exactly one of zone, offset, offsetColumn, an X in the format, or an epoch format; " +
      "a zone may stand beside an offsetColumn",
  )
  .describe("When the event began.");

export const duration = z
  .strictObject({
    column,
    form: z
      .enum(["seconds", "milliseconds", "minutes", "hh:mm:ss", "00m30s"])
      .describe("00m30s reads 1h02m30s, 02m30s and 30s; hh:mm:ss reads mm:ss too."),
    round: z.enum(["up", "down"]).default("up").describe("How a fraction of a second becomes whole seconds."),
    when: when.optional().describe("Records without it have no duration."),
  })
  .describe("Empty is 0 seconds.");

export const volumeUnit = z.enum(["bytes", "kB", "KiB", "MB", "MiB", "GB", "GiB"]);

const counter = z
  .strictObject({
    to: column.describe("The reading at the end; empty is no volume."),
    from: column.optional().describe("The reading at the beginning; 0 where it is empty or not mapped."),
    wraps: column
      .optional()
      .describe("How often it has started over, such as Acct-Input-Gigawords; without it, once at the most."),
    bits: z.int().min(8).max(64).describe("Its width: one of 32 bits starts over at 4,294,967,296."),
  })
  .refine((each) => each.wraps === undefined || each.from === undefined, "has either from or wraps");

export const volume = z
  .strictObject({
    columns: z.array(column).min(1).optional().describe("Summed, for instance up and down."),
    counters: z
      .array(counter)
      .min(1)
      .optional()
      .describe("Counters that start over, in place of columns: what each has moved by is summed."),
    unit: volumeUnit,
    when: when.optional().describe("Records without it have no volume."),
  })
  .refine((each) => (each.columns === undefined) !== (each.counters === undefined), {
    message: "needs exactly one of columns and counters",
  })
  .describe("Empty is 0; a fraction of a byte of the sum is rounded up.");

export const charge = z
  .strictObject({
    column,
    scale: z.int().min(0).max(6).default(0).describe("2 when the amount is printed in cents."),
    scaleColumn: column.optional().describe("Where the file itself says the scale; it then counts."),
  })
  .describe("The amount the source itself prints for a record, kept as evidence.");

export const control = z
  .strictObject({
    when,
    count: text.optional().describe("Where the number of records stands."),
    counts: z
      .enum(["records", "bodyRows", "rows"])
      .default("records")
      .describe(
        "records: rows that no rule skips; bodyRows: these and the skipped ones; rows: all these and the " +
          "control rows.",
      ),
    sums: z
      .array(
        z.strictObject({
          text,
          of: z.enum(["durationSeconds", "volumeBytes", "sourceCharge"]),
          unit: volumeUnit.optional().describe("Unit of a volume sum; bytes when absent."),
        }),
      )
      .optional(),
  })
  .describe("A header or trailer row whose figures have to agree with the file; if not, the file is held.");

function hasOneClock(time: {
  format: string;
  zone?: string;
  offset?: string;
  offsetColumn?: unknown;
}): boolean {
  const isSelfContained = time.format.startsWith("epoch-") || time.format.includes("X");
  const zone = time.offsetColumn === undefined ? time.zone : undefined;
  const clocks = [isSelfContained || undefined, zone, time.offset, time.offsetColumn];
  return clocks.filter((clock) => clock !== undefined).length === 1;
}
