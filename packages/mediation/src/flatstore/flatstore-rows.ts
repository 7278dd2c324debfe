import type { RawRow } from "../csv/types.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import type { Half } from "./types.ts";

export type FlatstoreOptions = NonNullable<SourceMapping["flatstore"]>;

/** What every row begins with, as the servers' accounting modules write it. */
const FIXED = ["method", "fromTag", "toTag", "callId", "code", "reason", "time"] as const;
const [METHOD, FROM_TAG, TO_TAG, CALL_ID, CODE, TIME] = [0, 1, 2, 3, 4, 6];
const ANSWERED = /^2\d\d$/;
const MOST_SECONDS_DIGITS = /^\d{1,12}$/;

/** The columns of a call: those of its INVITE, then what its BYE adds. */
export function flatstoreColumns({ columns }: FlatstoreOptions): readonly string[] {
  return [...FIXED, ...columns, "endTime", "seconds"];
}

/** How many fields a row has. */
export function flatstoreWidth({ columns }: FlatstoreOptions): number {
  return FIXED.length + columns.length;
}

/** The half of a call that a row is, or null for a row that is whole: a call never answered, a message. */
export function halfOf({ line, bytes, fields }: RawRow): Half | null {
  const method = fields[METHOD] ?? "";
  const isHalf = method === "BYE" || (method === "INVITE" && ANSWERED.test(fields[CODE] ?? ""));
  if (!isHalf) return null;
  // The end that hangs up is the BYE's from: the tags stand the other way round when the called one does.
  const tags = [fields[FROM_TAG] ?? "", fields[TO_TAG] ?? ""].sort();
  const dialog = JSON.stringify([fields[CALL_ID] ?? "", ...tags]);
  return { kind: method, dialog, line, bytes: Buffer.from(bytes), fields };
}

/** A call as one row: its bytes are both lines, the INVITE's first. */
export function pairedRow(invite: Half, bye: Half): RawRow {
  const bytes = Buffer.concat([invite.bytes, Buffer.from("\n"), bye.bytes]);
  const [began = "", ended = ""] = [invite.fields[TIME], bye.fields[TIME]];
  const isClear = MOST_SECONDS_DIGITS.test(began) && MOST_SECONDS_DIGITS.test(ended);
  if (!isClear) return { line: invite.line, bytes, fields: [], fault: NO_TIME, isCut: false };
  const fields = [...invite.fields, ended, String(Number(ended) - Number(began))];
  return { line: invite.line, bytes, fields, fault: null, isCut: false };
}

const NO_TIME = "a time is no count of seconds since 1970";

/** A row that is whole by itself and lasts no time. */
export function wholeRow({ line, bytes, fields, isCut }: RawRow): RawRow {
  return { line, bytes, fields: [...fields, fields[TIME] ?? "", "0"], fault: null, isCut };
}

/** A half whose other half has not come: it waits for a file, not for a person. */
export function unpairedRow({ kind, line, bytes }: Half): RawRow {
  const other = kind === "BYE" ? "INVITE" : "BYE";
  return { line, bytes, fields: [], fault: `its ${other} has not come`, isCut: false, isHalf: true };
}

/** A half of a call that another half of the same kind has begun or ended otherwise. */
export function unclearRow({ kind, line, bytes }: Half): RawRow {
  return { line, bytes, fields: [], fault: `a second ${kind} of one call says something else`, isCut: false };
}
