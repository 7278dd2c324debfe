import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const takenRow = z.object({ id: z.string(), number: z.int() });

/**
 * Gives somebody the most urgent ticket of the operator that nobody has, within the caller's transaction. Who
 * comes at the same time passes over a row that is being taken, so that nobody waits and no two get one.
 */
export async function takeFreeTicket(
  tx: Pick<OperatorTables, "ticket">,
  { actor, category = null }: { readonly actor: string; readonly category?: string | null },
): Promise<z.infer<typeof takenRow> | null> {
  // The tables of a transaction are its client, whose SQL is nobody's but ours.
  const reader = tx as unknown as Reader;
  const query = Prisma.sql`
    UPDATE ticket SET assignee = ${actor}
    WHERE (operator_id, id) = (
      SELECT operator_id, id FROM ticket
      WHERE operator_id = app_operator() AND status = 'todo' AND assignee IS NULL
        AND (${category}::text IS NULL OR category = ${category})
      ORDER BY next_due_at, opened_at, number
      LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id::text, number`;
  const [row] = await readRows(reader, query, takenRow);
  return row ?? null;
}
