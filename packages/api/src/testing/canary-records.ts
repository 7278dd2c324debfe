import type { TestDatabase } from "@tributary/db/testing/test-database";
import { AGREEMENT } from "@tributary/services/testing/world";

const RECORDS = 12;

/** What an operator's records come to: the quantity of October's SMS line, so that they stand behind it. */
const EVENTS: Readonly<Record<string, number>> = { alfa: 410_000, beta: 150_000, gamma: 12 };

/**
 * Usage records of each operator in October, behind its SMS line. Their wholesale charges, as rated and as
 * printed by the source, are figures that stand nowhere else. Answers those figures.
 */
export async function insertCanaryRecords(
  { superuser, mediationDb }: TestDatabase,
  operatorIds: readonly string[],
): Promise<bigint[]> {
  const figures: bigint[] = [];
  const { rows } = await superuser.query<{ id: number }>("SELECT id FROM usage_file");
  for (const [index, operatorId] of operatorIds.entries()) {
    await mediationDb().ensureMonths(operatorId, ["2026-10"]);
    for (let record = 0; record < RECORDS; record++) {
      const charge = 987_654_321n + BigInt(index * 1_000 + record) * 2n;
      figures.push(charge, charge + 1n);
      await superuser.query(
        `INSERT INTO t_${operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
           source_charge_micros, file_id, record_number, duration_seconds, rate_version, is_test, period,
           agreement_id, msisdn, imsi, service, direction, zone, line_code)
         VALUES ($1, $2, 0, $3, $4, $5, $6, 1, 0, 1, false, '2026-10', $7, $8, $9, 'sms', 'mo', 'domestic',
           'L4')`,
        [
          record + 1,
          `2026-10-${String(record + 10)}T10:00:00Z`,
          shareOf(EVENTS[operatorId] ?? 0, record),
          charge.toString(),
          (charge + 1n).toString(),
          rows[0]?.id ?? 0,
          AGREEMENT,
          `4915${index}0000${String(record).padStart(4, "0")}`,
          `26201${index}00000${String(record).padStart(4, "0")}`,
        ],
      );
    }
  }
  return figures;
}

/** The last record takes what the others leave. */
function shareOf(events: number, record: number): number {
  const each = Math.floor(events / RECORDS);
  return record < RECORDS - 1 ? each : events - each * (RECORDS - 1);
}
