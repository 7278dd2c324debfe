import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const runExtract = z.object({
  /** All as they are frozen in the run. */
  blockers: z.unknown(),
  amounts: z.unknown(),
  acceptedUnattributed: z.unknown(),
  /** Who gets a statement, also of nothing. */
  operatorIds: z.array(z.string()),
});

export type RunExtract = z.infer<typeof runExtract>;

/** What a page says about a run, without the whole of its content: that grows with operators and lines. */
export async function findRunExtract(reader: Reader, runId: string): Promise<RunExtract | null> {
  const query = Prisma.sql`
    SELECT result -> 'blockers' AS blockers, result #> '{settlement,amounts}' AS amounts,
      snapshot -> 'acceptedUnattributed' AS "acceptedUnattributed",
      jsonb_path_query_array(result, '$.settlement.operators[*].operatorId') AS "operatorIds"
    FROM settlement_run WHERE id = ${runId}::uuid`;
  const [row] = await readRows(reader, query, runExtract);
  return row ?? null;
}
