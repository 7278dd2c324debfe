import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const runExtract = z.object({
  /**
   * All as they are frozen in the run; of the blockers those that are no open exception, which may be very
   * many.
   */
  blockers: z.unknown(),
  /** Of every kind. */
  blockerCount: z.int(),
  amounts: z.unknown(),
  acceptedUnattributed: z.unknown(),
  /** Who gets a statement, also of nothing. */
  operatorIds: z.array(z.string()),
});

export type RunExtract = z.infer<typeof runExtract>;

/** What a page says about a run, without the whole of its content: that grows with operators and lines. */
export async function findRunExtract(reader: Reader, runId: string): Promise<RunExtract | null> {
  const query = Prisma.sql`
    SELECT jsonb_path_query_array(content.blockers, '$[*] ? (@.code != "EXCEPTIONS_OPEN")') AS blockers,
      jsonb_array_length(content.blockers) AS "blockerCount", content.settlement -> 'amounts' AS amounts,
      snapshot -> 'acceptedUnattributed' AS "acceptedUnattributed",
      jsonb_path_query_array(content.settlement, '$.operators[*].operatorId') AS "operatorIds"
    -- Taken out at once: a result is large, and each look into the column unpacks it anew.
    FROM settlement_run CROSS JOIN LATERAL jsonb_to_record(result) AS content (blockers jsonb,
    settlement jsonb)
    WHERE id = ${runId}::uuid`;
  const [row] = await readRows(reader, query, runExtract);
  return row ?? null;
}
