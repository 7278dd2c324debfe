import { DomainError } from "@tributary/domain/error";
import type { Fields } from "../row/fields.ts";

/** Reads one value out of a row's fields; refuses with `INPUT_INVALID` when the row does not hold it. */
export type Read<Value> = (fields: Fields) => Value;

/** Where a column stands in a row, counted from 0. */
export type FindColumn = (column: string | number) => number;

/**
 * Finds columns by the names of a header row; without one, by position only.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the header row lacks a column or names it twice.
 */
export function columnFinder(header: readonly string[] | null): FindColumn {
  const names = header?.map((name) => name.trim()) ?? null;
  return (column) => {
    if (typeof column === "number") return column - 1;
    const at = names?.indexOf(column) ?? -1;
    if (names === null) {
      throw new DomainError(
        "MAPPING_INVALID",
        `The column "${column}" is named, but the files have no header row.`,
      );
    }
    if (at < 0) {
      const found = names.slice(0, 40).join(", ").slice(0, 400);
      throw new DomainError(
        "FILE_UNREADABLE",
        `The header row has no column "${column}"; it names ${found}.`,
      );
    }
    if (names.indexOf(column, at + 1) >= 0) {
      throw new DomainError("FILE_UNREADABLE", `The header row names "${column}" twice: map it by position.`);
    }
    return at;
  };
}

export function refuseField(what: string, text: string, hint: string): DomainError {
  return new DomainError("INPUT_INVALID", `${what}: "${text.slice(0, 60)}" ${hint}`);
}
