import type pg from "pg";
import { lineDays, lineRecords } from "../doors/operator-reads/line-records.ts";
import { usageDayTotals } from "../doors/operator-reads/usage-day-totals.ts";
import type { Reader } from "../doors/portfolio-reads/reader.ts";
import type { Prisma } from "../generated/shared/client.ts";

/** The longest that planning one of the portal's questions about raw usage takes, the catalog being warm. */
export async function planMilliseconds(superuser: pg.Pool, schema: string): Promise<number> {
  const client = await superuser.connect();
  try {
    await client.query(`SET search_path TO ${schema}, public`);
    // The first time the catalog is read; a connection of the pool has done that long before.
    await plansOf(client);
    return Math.max(...(await plansOf(client)));
  } finally {
    await client.query("RESET search_path");
    client.release();
  }
}

async function plansOf(client: pg.PoolClient): Promise<number[]> {
  const planned: number[] = [];
  const reader = {
    async $queryRaw(query: Prisma.Sql) {
      const sql = `EXPLAIN (SUMMARY, FORMAT JSON) ${query.text}`;
      const { rows } = await client.query<{ "QUERY PLAN": [{ "Planning Time": number }] }>(sql, query.values);
      planned.push(rows[0]?.["QUERY PLAN"][0]["Planning Time"] ?? Number.NaN);
      return [];
    },
  } as unknown as Reader;
  const [from, until] = [new Date("2026-06-01T00:00:00Z"), new Date("2026-07-01T00:00:00Z")];
  const charged = {
    ...{ agreementId: "bench", period: "2026-06", lineCode: "DATA", fileIds: [1], from, until },
    ...{ zone: "Europe/Berlin", amountMicros: 1_000_000n },
  };
  const zones = [{ agreementId: "bench", zone: "Europe/Berlin" }];
  await usageDayTotals(reader, { month: "2026-06", from, until, zones, otherZone: "UTC" });
  await lineDays(reader, charged);
  await lineRecords(reader, { ...charged, day: "2026-06-05", after: null, limit: 100 });
  return planned;
}
