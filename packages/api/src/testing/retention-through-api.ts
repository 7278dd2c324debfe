import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const OLD = "2024-01";

/** A hold is placed and released, a rule is made, and a month goes by it. */
export async function retentionThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const admin = api.portalAs("alfa", "operator-admin");
  const reason = "A letter of the court.";
  const other = { reason: "Something else." };
  const all = { dataClass: null, subscriber: null };
  const { id } = await step<{ id: string }>(admin, "retention.hold", { ...all, reason }, other);
  await step(admin, "retention.release", { id, reason }, other);
  await addOldRecord(api);
  await step(admin, "retention.setRule", { dataClass: "usage", months: 12 }, { months: 13 });
  await step(admin, "retention.retire", { month: OLD }, { month: "2024-02" });
}

async function addOldRecord({ test }: ApiWorld): Promise<void> {
  await test.owner.query("SELECT app_ensure_usage_month('alfa', $1)", [`${OLD}-01`]);
  await test.superuser.query(
    `INSERT INTO t_alfa.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros, file_id,
       record_number, duration_seconds, rate_version, is_test, period, agreement_id, service, direction, zone,
       line_code)
     VALUES (1, $1, 1, 1, 0, 1, 1, 0, 1, false, $2, 'a', 'data', 'mo', 'home', 'L1')`,
    [`${OLD}-15T12:00:00Z`, OLD],
  );
}
