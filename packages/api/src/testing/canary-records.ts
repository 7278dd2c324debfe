import type { TestDatabase } from "@tributary/db/testing/test-database";

const RECORDS = 12;

/**
 * Usage records of each operator in October whose wholesale charge, rated and as printed by the source, is a figure
 * that stands nowhere else. Answers those figures.
 */
export async function insertCanaryRecords(
  { superuser, mediationDb }: TestDatabase,
  operatorIds: readonly string[],
): Promise<bigint[]> {
  const figures: bigint[] = [];
  for (const [index, operatorId] of operatorIds.entries()) {
    await mediationDb().ensureMonths(operatorId, ["2026-10"]);
    for (let record = 0; record < RECORDS; record++) {
      const charge = 987_654_321n + BigInt(index * 1_000 + record) * 2n;
      figures.push(charge, charge + 1n);
      await superuser.query(
        `INSERT INTO t_${operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
           source_charge_micros, file_id, record_number, duration_seconds, rate_version, is_test, period,
           agreement_id, msisdn, service, direction, zone, line_code)
         VALUES ($1::int, $2, $3::int, $3::int, $4, $5, 1, $1::int, 0, 1, false, '2026-10', 'de1-2026', $6, 'data', 'none', 'domestic', 'L1')`,
        [
          record + 1,
          `2026-10-${String(record + 10)}T10:00:00Z`,
          1_000_000 + record,
          charge.toString(),
          (charge + 1n).toString(),
          `4915${index}0000${String(record).padStart(4, "0")}`,
        ],
      );
    }
  }
  return figures;
}
