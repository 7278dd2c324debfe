import { randomUUID } from "node:crypto";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const operatorId = "leaver";

/** The data of an operator that ended long ago: held and let go, asked for three times, and approved. */
export async function deletionsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [manager, owner] = [api.consoleAs("onboarding-manager"), api.consoleAs("owner")];
  await api.test.makeOperator({ id: operatorId, status: "terminated", liveUntil: new Date("2020-01-01Z") });
  await api.test.superuser.query(
    `INSERT INTO offboarding (id, operator_id, status, ends_at, released_at, reason, asked_by, asked_at,
       decided_by, decided_at, ended_at, sims_released, keep_months)
     VALUES (gen_random_uuid(), $1, 'released', '2020-01-01Z', '2020-01-01Z', 'r', 'a', '2019-12-01Z', 'b',
       '2019-12-01Z', '2020-01-01Z', 0, 0)`,
    [operatorId],
  );
  const reason = "Its time is over.";
  const other = { reason: "Something else." };
  const elsewhere = { id: randomUUID() };
  const held = await step<{ id: string }>(manager, "dataDeletion.hold", { operatorId, reason }, other);
  await step(manager, "dataDeletion.lift", { id: held.id, reason }, other);
  const asked = { operatorId, reason, noPackBecause: "It had nothing." };
  const ask = async () => (await step<{ id: string }>(manager, "dataDeletion.ask", asked, other)).id;
  await step(manager, "dataDeletion.withdraw", { id: await ask(), reason }, other);
  await step(owner, "dataDeletion.decline", { id: await ask(), reason }, other);
  await step(owner, "dataDeletion.approve", { id: await ask() }, elsewhere);
}
