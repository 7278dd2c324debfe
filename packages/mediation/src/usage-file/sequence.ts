import { DomainError } from "@tributary/domain/error";
import type { SourceMapping } from "../mapping/schema.ts";

/**
 * Reads a file's sequence number from its name; null when the source has none.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the name does not hold the number it should.
 */
export function sequenceOf(name: string, { sequence }: Pick<SourceMapping, "sequence">): number | null {
  if (sequence === undefined) return null;
  const text = new RegExp(sequence.pattern, "u").exec(name)?.[1];
  const number = Number(text);
  if (text === undefined || !/^\d{1,9}$/.test(text)) {
    throw new DomainError(
      "FILE_UNREADABLE",
      `The name "${name}" holds no sequence number: rename the file or correct the mapping's sequence pattern.`,
    );
  }
  return number;
}
