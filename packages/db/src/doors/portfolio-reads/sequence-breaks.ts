import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const sequenceBreak = z.object({
  sourceId: z.string(),
  firstMissing: z.int(),
  lastMissing: z.int(),
  /** The file behind the gap, by which it is known. */
  nextName: z.string(),
  nextReceivedAt: z.date(),
});

/** Numbers between two files of a source under which no file is stored. */
export type SequenceBreak = z.infer<typeof sequenceBreak>;

/**
 * Where the numbers of stored files leave one out. One of them may be an empty file that came as the copy of
 * another, which only the source's mapping can tell.
 */
export function sequenceBreaks(reader: Reader): Promise<SequenceBreak[]> {
  const query = Prisma.sql`
    WITH numbered AS (
      SELECT DISTINCT ON (source_id, sequence) source_id, sequence, name, received_at
      FROM usage_file WHERE sequence IS NOT NULL ORDER BY source_id, sequence, id
    ), step AS (
      SELECT source_id, sequence, lag(sequence) OVER (PARTITION BY source_id ORDER BY sequence) AS before,
        name, received_at
      FROM numbered
    )
    SELECT source_id AS "sourceId", before + 1 AS "firstMissing", sequence - 1 AS "lastMissing",
      name AS "nextName", received_at AS "nextReceivedAt"
    FROM step WHERE sequence > before + 1
    ORDER BY source_id, sequence DESC LIMIT 500`;
  return readRows(reader, query, sequenceBreak);
}
