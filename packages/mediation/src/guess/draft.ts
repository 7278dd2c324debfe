import { z } from "zod";
import { volumeUnit } from "../mapping/measure.ts";

/** What a column of an unknown file can be taken for. */
export const COLUMN_ROLES = [
  "ignore",
  "time",
  "date",
  "clock",
  "offset",
  "imsi",
  "iccid",
  "msisdn",
  "otherParty",
  "service",
  "direction",
  "duration",
  "volume",
  "charge",
  "recordId",
  "network",
  "apn",
  "chargingId",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const SERVICES = ["voice", "sms", "mms", "data"] as const;
export type DraftService = (typeof SERVICES)[number];

export const DIRECTIONS = ["mo", "mt"] as const;
export type DraftDirection = (typeof DIRECTIONS)[number];

export const DURATION_FORMS = ["seconds", "milliseconds", "minutes", "hh:mm:ss", "00m30s"] as const;
export type DurationForm = (typeof DURATION_FORMS)[number];

export const VOLUME_UNITS = volumeUnit.options;
export type VolumeUnit = (typeof VOLUME_UNITS)[number];

const MOST_COLUMNS = 300;
/** A service or direction column with more values than this is none. */
export const MOST_VALUES = 60;
const text = z.string().max(200);

const dialect = {
  format: z.enum(["csv", "jsonl", "tap3", "nrtrde"]),
  encoding: z.enum(["utf-8", "latin1"]),
  delimiter: z.string().max(1),
  /** null: the source never quotes. */
  quote: z.string().max(1).nullable(),
  hasHeader: z.boolean(),
};

/** How a file is cut into rows and fields. */
export const dialectSchema = z.strictObject(dialect);
export type Dialect = z.infer<typeof dialectSchema>;

/**
 * A mapping as a person makes one: what each column is taken for, and what that leaves open. An empty text or
 * null is a question that nobody has answered yet.
 */
export const draftSchema = z.strictObject({
  ...dialect,
  /** How the rows above the header row begin. */
  titles: z.array(text).max(20),
  decimalMark: z.enum([".", ","]),
  thousandsMark: z.enum(["", ".", ",", " ", "'"]),
  columns: z.array(z.strictObject({ name: text, role: z.enum(COLUMN_ROLES) })).max(MOST_COLUMNS),
  timeFormat: z.string().max(60),
  /** IANA zone of times that say no offset. */
  timeZone: z.string().max(60),
  services: z.array(z.strictObject({ text, value: z.enum(SERVICES).nullable() })).max(MOST_VALUES),
  /** Of every record, where no column says it. */
  onlyService: z.enum(SERVICES).nullable(),
  directions: z.array(z.strictObject({ text, value: z.enum(DIRECTIONS).nullable() })).max(MOST_VALUES),
  durationForm: z.enum(DURATION_FORMS).nullable(),
  volumeUnit: z.enum(VOLUME_UNITS as [VolumeUnit, ...VolumeUnit[]]).nullable(),
  /** 2 when amounts are printed in cents. */
  chargeScale: z.int().min(0).max(6),
  /** Replaces the leading 0 of a national number; empty: numbers stay as they are. */
  countryCode: z.string().max(4).regex(/^\d*$/, "has to be digits"),
  /** The agreement's zone of records whose network and number say none; empty: these are unrateable. */
  otherwiseZone: z.string().max(40),
  /** Rows that name neither a time nor a SIM, such as totals, are no usage. */
  skipsTotals: z.boolean(),
  /** Finds the number in a file's name; null: the files are not numbered. */
  sequencePattern: z.string().max(200).nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

/** What has to be answered before files can be read. */
export type DraftQuestion =
  | "time"
  | "time-format"
  | "time-zone"
  | "sim"
  | "service"
  | "service-values"
  | "direction-values"
  | "duration-form"
  | "volume-unit";

/** The columns that are taken for something, in their order, counted from 0. */
export function columnsWith({ columns }: Pick<Draft, "columns">, role: ColumnRole): number[] {
  return columns.flatMap((column, at) => (column.role === role ? [at] : []));
}

/** What is still open in a draft, in the order in which it stands on the page. */
export function openQuestions(draft: Draft): DraftQuestion[] {
  if (hasFixedColumns(draft)) return [];
  const has = (role: ColumnRole) => columnsWith(draft, role).length > 0;
  const questions: DraftQuestion[] = [];
  if (!has("time") && !has("date")) questions.push("time");
  else if (draft.timeFormat === "") questions.push("time-format");
  else if (!saysOffset(draft.timeFormat) && !has("offset") && draft.timeZone === "") {
    questions.push("time-zone");
  }
  if (!has("imsi") && !has("iccid") && !has("msisdn")) questions.push("sim");
  if (!has("service") && draft.onlyService === null) questions.push("service");
  if (has("service") && draft.services.some(({ value }) => value === null)) questions.push("service-values");
  if (has("direction") && draft.directions.some(({ value }) => value === null))
    questions.push("direction-values");
  if (has("duration") && draft.durationForm === null) questions.push("duration-form");
  if (has("volume") && draft.volumeUnit === null) questions.push("volume-unit");
  return questions;
}

/** A format that brings its columns and their meaning along. */
export function hasFixedColumns({ format }: Pick<Draft, "format">): boolean {
  return format === "tap3" || format === "nrtrde";
}

/** Whether a time says by itself which instant it is. */
export function saysOffset(format: string): boolean {
  return format.startsWith("epoch-") || format.includes("X");
}
