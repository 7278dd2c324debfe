import { DomainError } from "@tributary/domain/error";
import type { SourceMapping } from "../mapping/schema.ts";

/** The sequence number in a file's name; null when the source has none or the name does not hold it. */
export function sequenceIn(name: string, { sequence }: Pick<SourceMapping, "sequence">): number | null {
  if (sequence === undefined) return null;
  const text = new RegExp(sequence.pattern, "u").exec(name)?.[1];
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/**
 * The sequence number of a file; null when its source numbers no files.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the name does not hold the number it should.
 */
export function sequenceOf(name: string, mapping: Pick<SourceMapping, "sequence">): number | null {
  const sequence = sequenceIn(name, mapping);
  if (sequence !== null || mapping.sequence === undefined) return sequence;
  throw new DomainError(
    "FILE_UNREADABLE",
    `The name "${name}" holds no sequence number: rename the file or correct the mapping's sequence pattern.`,
  );
}
