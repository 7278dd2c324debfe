import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/** Months, `YYYY-MM` in UTC, both included. */
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}

/** The months in which an operator has records, latest first: the first record of a partition decides. */
export async function usageMonths(reader: Reader, { from, to }: MonthRange): Promise<string[]> {
  const query = Prisma.sql`
    SELECT to_char(month, 'YYYY-MM') AS month
    FROM generate_series(${`${from}-01`}::timestamp, ${`${to}-01`}::timestamp, interval '1 month') AS month
    -- Not EXISTS: that would be joined with every record of every month.
    CROSS JOIN LATERAL (
      SELECT FROM cdr WHERE occurred_at >= month AT TIME ZONE 'UTC'
        AND occurred_at < (month + interval '1 month') AT TIME ZONE 'UTC' LIMIT 1
    ) first
    ORDER BY month DESC`;
  const rows = await readRows(reader, query, z.object({ month: z.string() }));
  return rows.map(({ month }) => month);
}
