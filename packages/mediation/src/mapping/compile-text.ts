import type { z } from "zod";
import type { phone, text } from "./column.ts";
import type { FindColumn, Read } from "./read-field.ts";

export type TextMapping = z.output<typeof text>;
export type PhoneMapping = z.output<typeof phone>;

/** A text of a row, where there is one. */
export interface MappedText {
  readonly read: Read<string | null>;
  /** The column in which it stands as it is, for `isDigits` where that holds digits; null when it is made. */
  readonly column: { readonly at: number; readonly isDigits: boolean } | null;
}

const NOTHING: MappedText = { read: () => null, column: { at: -1, isDigits: false } };

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
  const [at = null] = prefixes.length === 0 && columns.length === 1 ? columns : [];
  return { read, column: at === null ? null : { at, isDigits: true } };
}

function columnText(at: number): MappedText {
  return { read: (fields) => fields.text(at) || null, column: { at, isDigits: false } };
}

function textOf(read: Read<string | null>): MappedText {
  return { read, column: null };
}
