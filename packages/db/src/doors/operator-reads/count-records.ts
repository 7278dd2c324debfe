import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/** Counts the records that lie between two instants, those that take others back among them. */
export async function countRecords(
  reader: Reader,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<bigint> {
  const query = Prisma.sql`
    SELECT count(*) AS records FROM cdr WHERE occurred_at >= ${from} AND occurred_at < ${until}`;
  const [row] = await readRows(reader, query, z.object({ records: z.bigint() }));
  return row?.records ?? 0n;
}
