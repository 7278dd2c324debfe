import type { z } from "zod";
import type { phone, text } from "./column.ts";
import { type FindColumn, fieldAt, type Read } from "./read-field.ts";

export type TextMapping = z.output<typeof text>;
export type PhoneMapping = z.output<typeof phone>;

const nothing: Read<null> = () => null;

/** The text of a column, or the part a pattern finds; null when it is empty or not mapped. */
export function compileText(mapping: TextMapping | undefined, findColumn: FindColumn): Read<string | null> {
  if (mapping === undefined) return nothing;
  if (typeof mapping !== "object") return readColumn(findColumn(mapping));
  const read = readColumn(findColumn(mapping.column));
  if (mapping.pattern === undefined) return read;
  const pattern = new RegExp(mapping.pattern, "u");
  return (fields) => {
    const match = pattern.exec(read(fields) ?? "");
    return (match?.[1] ?? match?.[0]) || null;
  };
}

/** Several texts that together name a record, joined by a bar; null when all of them are empty. */
export function compileTexts(
  mappings: readonly TextMapping[] | undefined,
  findColumn: FindColumn,
): Read<string | null> {
  const reads = (mappings ?? []).map((mapping) => compileText(mapping, findColumn));
  const [only] = reads;
  if (reads.length <= 1) return only ?? nothing;
  return (fields) => {
    const texts = reads.map((read) => read(fields) ?? "");
    return texts.every((each) => each === "") ? null : texts.join("|");
  };
}

/** The digits of a phone number in the form the inventory holds; null when there are none. */
export function compilePhone(mapping: PhoneMapping | undefined, findColumn: FindColumn): Read<string | null> {
  if (mapping === undefined) return nothing;
  const { column, or = [], prefixes = [] } = typeof mapping === "object" ? mapping : { column: mapping };
  const read = readFirst([column, ...or].map((each) => readColumn(findColumn(each))));
  return (fields) => {
    const text = read(fields);
    if (text === null) return null;
    const digits = isDigits(text) ? text : text.replace(/\D+/g, "");
    if (digits === "") return null;
    if (text.startsWith("+")) return digits;
    for (const { from, to, length } of prefixes) {
      const isMeant = digits.startsWith(from) && (length === undefined || digits.length === length);
      if (isMeant) return to + digits.slice(from.length);
    }
    return digits;
  };
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function readFirst(reads: readonly Read<string | null>[]): Read<string | null> {
  const [only] = reads;
  if (reads.length === 1 && only !== undefined) return only;
  return (fields) => {
    for (const read of reads) {
      const text = read(fields);
      if (text !== null) return text;
    }
    return null;
  };
}

function readColumn(at: number): Read<string | null> {
  return (fields) => fieldAt(fields, at) || null;
}
