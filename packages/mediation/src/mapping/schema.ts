import { z } from "zod";
import { pattern, phone, slug, text, valueMap, when } from "./column.ts";
import { charge, control, duration, occurredAt, volume } from "./measure.ts";

const character = z
  .string()
  .regex(/^[\t\x20-\x7e]$/, "has to be one ASCII character or a tab")
  .describe("One character.");

const csv = z.strictObject({
  encoding: z.enum(["utf-8", "latin1"]).default("utf-8").describe("A byte order mark is stripped."),
  delimiter: character.default(","),
  quote: character.nullable().default('"').describe("null: the source never quotes."),
  header: z.boolean().default(true).describe("The first row that is not skipped names the columns."),
  raggedRows: z.boolean().default(false).describe("Take rows with fewer or more fields than the header row."),
  quotedNewlines: z.boolean().default(true).describe("false: a line is a record, whatever its quotes."),
  maxRecordBytes: z.int().min(64).max(16_777_216).default(65_536),
});

const fixed = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        from: z.int().min(1).describe("Its first character, counted from 1."),
        length: z.int().min(1),
      }),
    )
    .min(1),
  lineLength: z.int().min(1).optional().describe("Lines of another length are MALFORMED; absent: any."),
});

const jsonl = z.strictObject({
  columns: z.array(z.string().min(1)).min(1).describe("Paths of values, such as usage.bytes."),
});

const flatstore = z.strictObject({
  columns: z
    .array(z.string().min(1))
    .default([])
    .describe("Names of the columns behind method, fromTag, toTag, callId, code, reason and time."),
});

const xml = z.strictObject({
  records: z
    .array(z.string().regex(/^[^/@\s]+(\/[^/@\s]+)*$/, "has to look like Usage/Cdr"))
    .min(1)
    .describe("Paths from the root of the elements that are rows: records, headers, trailers."),
  columns: z
    .array(z.string().min(1))
    .describe("Paths within such an element: usage/bytes, usage/@unit, @id. The column element is its name."),
});

const session = z
  .strictObject({
    gateway: text,
    chargingId: text,
    number: text.describe("The record's own number in its session; empty for a session of one record."),
    first: z.int().min(0).default(1).describe("The number of a session's first record."),
    graceHours: z.int().min(0).max(8760).default(24).describe("How long a record may come after the next."),
  })
  .describe(
    "What tells partial records of one data session. Each counts by itself; their numbers tell which are " +
      "missing.",
  );

const ber = z
  .strictObject({ maxRecordBytes: z.int().min(64).max(16_777_216).default(1_048_576) })
  .describe("How a TAP3, NRTRDE or TS 32.298 file is read.");

const limits = z
  .strictObject({
    fileBytes: z.int().min(1024).max(1_099_511_627_776).default(8_589_934_592),
    ratio: z
      .int()
      .min(10)
      .max(1100)
      .default(250)
      .describe("Bytes out of one compressed byte, from 64 MiB on."),
  })
  .describe("How large a file may be once it is decompressed; one beyond it is refused.");

const numbers = z.strictObject({
  decimalMark: z.enum([".", ","]).default("."),
  thousandsMarks: z
    .array(z.string().length(1))
    .default([])
    .describe("Removed from numbers. A plain space stands for thin and no-break spaces too."),
});

const service = z.enum(["voice", "sms", "mms", "data"]);
const services = z.array(service).min(1).optional().describe("Asked for these services only.");

/** Ways of finding a record's rate zone; a mapping lists them in the order in which they are asked. */
const zoneResolver = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("column"),
    services,
    text,
    values: z.record(z.string(), slug).optional().describe("Absent: the text itself is the zone."),
  }),
  z.strictObject({ by: z.literal("rules"), services, rules: z.array(z.strictObject({ when, value: slug })) }),
  z
    .strictObject({ by: z.literal("agreement"), services })
    .describe("The agreement's zone of the visited network and the dialled number."),
  z
    .strictObject({ by: z.literal("plmn"), services })
    .describe("The agreement's zone of the visited network."),
  z
    .strictObject({ by: z.literal("prefix"), services })
    .describe("The agreement's zone of the dialled number."),
  z.strictObject({ by: z.literal("constant"), services, value: slug }),
]);

/**
 * How the files of one source are read. This schema is the format's definition; its JSON Schema is derived
 * from it.
 */
export const sourceMappingSchema = z
  .strictObject({
    format: z
      .enum(["csv", "fixed", "jsonl", "xml", "flatstore", "tap3", "nrtrde", "ts32298"])
      .describe(
        "fixed: columns at fixed places; jsonl: a JSON object a line; xml: elements of a document; " +
          "flatstore: INVITE and BYE rows of Kamailio or OpenSIPS, paired; tap3: GSMA TD.57, releases " +
          "3.10 to 3.12; nrtrde: GSMA TD.35; ts32298: packet records of 3GPP TS 32.298. The columns of the " +
          "last three have fixed names.",
      ),
    csv: csv
      .prefault({})
      .describe("How a CSV file is written; its encoding and longest record hold for all files of text."),
    fixed: fixed.optional().describe("Asked for when the format is fixed."),
    jsonl: jsonl.optional().describe("Asked for when the format is jsonl."),
    xml: xml.optional().describe("Asked for when the format is xml."),
    flatstore: flatstore.optional().describe("Asked for when the format is flatstore."),
    ber: ber.prefault({}),
    limits: limits.prefault({}),
    numbers: numbers.prefault({}),
    sequence: z
      .strictObject({ pattern: pattern.describe("The first group is the file's sequence number.") })
      .optional()
      .describe("Read from the file's name."),
    skip: z
      .array(z.strictObject({ when, reason: z.string().min(1) }))
      .default([])
      .describe("Rows that are no usage (headers, totals): counted as rejected under their reason."),
    controls: z.array(control).default([]),
    recordId: z
      .array(text)
      .min(1)
      .optional()
      .describe(
        "The source's own record id, or the columns that together name a record. Two records of one id, " +
          "subscriber, service and time are one record. Absent: the record's own fields; equal ones in a " +
          "file are counted.",
      ),
    occurredAt,
    imsi: text.optional(),
    iccid: text.optional(),
    msisdn: phone.optional(),
    otherParty: phone.optional(),
    service: valueMap(service),
    direction: valueMap(z.enum(["mo", "mt", "none"]))
      .optional()
      .describe("Absent: none for data, mo for the rest."),
    zone: z
      .array(zoneResolver)
      .min(1)
      .prefault([{ by: "agreement" }])
      .describe("Asked in order; a record that no resolver places is UNRATEABLE."),
    visitedPlmn: text.optional(),
    apn: text.optional(),
    chargingId: text.optional(),
    session: session.optional(),
    duration: duration.optional(),
    volume: volume.optional(),
    sourceCharge: charge.optional(),
  })
  .refine(({ format, fixed: places }) => format !== "fixed" || places !== undefined, {
    path: ["fixed"],
    message: "is needed for the format fixed",
  })
  .refine(({ format, jsonl: paths }) => format !== "jsonl" || paths !== undefined, {
    path: ["jsonl"],
    message: "is needed for the format jsonl",
  })
  .refine(({ format, xml: elements }) => format !== "xml" || elements !== undefined, {
    path: ["xml"],
    message: "is needed for the format xml",
  })
  .refine(({ format, session: parts }) => format !== "flatstore" || parts === undefined, {
    path: ["session"],
    message: "is for partial records, and calls of a flatstore have none",
  })
  .refine(({ format, flatstore: calls }) => format !== "flatstore" || calls !== undefined, {
    path: ["flatstore"],
    message: "is needed for the format flatstore",
  });

export type SourceMapping = z.output<typeof sourceMappingSchema>;
/** A mapping as it is written: what has a default may be left out. */
export type SourceMappingInput = z.input<typeof sourceMappingSchema>;
