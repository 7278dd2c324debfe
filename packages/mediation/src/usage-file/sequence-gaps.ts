import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { MediationDoors } from "../pipeline/prepare-source.ts";
import { sequenceIn } from "./sequence.ts";
import type { SequenceGap } from "./types.ts";

/**
 * The files of a source that have not come, between the first and the last that did. Two empty files have
 * the same bytes, so that the second is a copy by its bytes and still the file of its number.
 */
export async function sequenceGaps(doors: MediationDoors, sourceId: string): Promise<SequenceGap[]> {
  const db = doors.mediationDb();
  const files = await db.usageFile.findMany({
    where: { sourceId, sequence: { not: null } },
    select: { sequence: true },
  });
  const numbers = new Set(files.flatMap(({ sequence }) => (sequence === null ? [] : [sequence])));
  for (const number of await emptyCopies(db, sourceId)) numbers.add(number);
  return gapsIn([...numbers].sort((a, b) => a - b));
}

/** Throws nothing; numbers come in ascending order, each once. */
export function gapsIn(numbers: readonly number[]): SequenceGap[] {
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1];
    if (before === undefined || number === before + 1) return [];
    return [{ firstMissing: before + 1, lastMissing: number - 1 }];
  });
}

/** The numbers of empty files that are stored under another name, because they have the same bytes. */
export async function emptyCopies(
  db: Pick<MediationDb, "usageSource" | "usageFile" | "usageFileEvent">,
  sourceId: string,
): Promise<number[]> {
  const source = await db.usageSource.findUnique({ where: { id: sourceId } });
  if (source === null) return [];
  const mapping = parseMapping(source.mapping);
  if (mapping.sequence === undefined) return [];
  const empty = await db.usageFile.findMany({ where: { received: 0 }, select: { sha256: true } });
  if (empty.length === 0) return [];
  const copies = await db.usageFileEvent.findMany({
    where: { sourceId, kind: "copy", sha256: { in: empty.map(({ sha256 }) => sha256) } },
    select: { name: true },
  });
  return copies.flatMap(({ name }) => sequenceIn(name, mapping) ?? []);
}
