import type { z } from "zod";
import type { TupleWriter } from "../cdr/tuple-writer.ts";
import type { Fields } from "../row/fields.ts";
import type { phone, text } from "./column.ts";
import type { FindColumn, Read } from "./read-field.ts";

export type TextMapping = z.output<typeof text>;
export type PhoneMapping = z.output<typeof phone>;

/** A text of a row, where there is one: read as a string, or written as it stands. */
export interface MappedText {
  readonly read: Read<string | null>;
  /** Appends the text as a column; a text that is empty or not mapped as NULL. Answers where it begins. */
  readonly write: (fields: Fields, writer: TupleWriter) => number;
}

const NOTHING: MappedText = { read: () => null, write: (_, writer) => writer.text(null) };

/** The text of a column, or the part a pattern finds. */
export function compileText(mapping: TextMapping | undefined, findColumn: FindColumn): MappedText {
  if (mapping === undefined) return NOTHING;
  if (typeof mapping !== "object") return columnText(findColumn(mapping));
  const column = columnText(findColumn(mapping.column));
  if (mapping.pattern === undefined) return column;
  const pattern = new RegExp(mapping.pattern, "u");
  return textOf((fields) => {
    const match = pattern.exec(column.read(fields) ?? "");
    return (match?.[1] ?? match?.[0]) || null;
  });
}

/** Several texts that together name a record, joined by a bar; none when all of them are empty. */
export function compileTexts(
  mappings: readonly TextMapping[] | undefined,
  findColumn: FindColumn,
): MappedText {
  const texts = (mappings ?? []).map((mapping) => compileText(mapping, findColumn));
  const [only] = texts;
  if (texts.length <= 1) return only ?? NOTHING;
  return textOf((fields) => {
    const found = texts.map(({ read }) => read(fields) ?? "");
    return found.every((each) => each === "") ? null : found.join("|");
  });
}

/** The digits of a phone number in the form the inventory holds. */
export function compilePhone(mapping: PhoneMapping | undefined, findColumn: FindColumn): MappedText {
  if (mapping === undefined) return NOTHING;
  const { column, or = [], prefixes = [] } = typeof mapping === "object" ? mapping : { column: mapping };
  const columns = [column, ...or].map(findColumn);
  const read: Read<string | null> = (fields) => {
    const at = columns.find((each) => !fields.isEmpty(each));
    if (at === undefined) return null;
    const text = fields.text(at);
    const digits = text.replace(/\D+/g, "");
    if (digits === "") return null;
    if (text.startsWith("+")) return digits;
    for (const { from, to, length } of prefixes) {
      const isMeant = digits.startsWith(from) && (length === undefined || digits.length === length);
      if (isMeant) return to + digits.slice(from.length);
    }
    return digits;
  };
  const plain = prefixes.length === 0 && columns.length === 1 ? (columns[0] ?? null) : null;
  return {
    read,
    write: (fields, writer) => {
      // What is made of digits already, and is not to be changed, is copied as it stands.
      const isPlain = plain !== null && isDigits(fields, plain);
      return isPlain ? writeColumn(fields, plain, writer) : writer.text(read(fields));
    },
  };
}

function isDigits({ bytes, starts, ends, length }: Fields, field: number): boolean {
  if (field >= length) return false;
  const to = ends[field] ?? 0;
  for (let at = starts[field] ?? 0; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 48 || byte > 57) return false;
  }
  return true;
}

function columnText(at: number): MappedText {
  return {
    read: (fields) => fields.text(at) || null,
    write: (fields, writer) => writeColumn(fields, at, writer),
  };
}

function writeColumn(fields: Fields, at: number, writer: TupleWriter): number {
  if (fields.isEmpty(at)) return writer.text(null);
  return writer.textBytes(fields.bytes, fields.starts[at] ?? 0, fields.ends[at] ?? 0);
}

function textOf(read: Read<string | null>): MappedText {
  return { read, write: (fields, writer) => writer.text(read(fields)) };
}
