import { howMany } from "@tributary/db/testing/how-many";
import { testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reopenPeriod } from "../period/reopen-period.ts";
import { approveRun } from "../settlement/approve-run.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { requestPeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";

const ROUNDS = howMany({ whole: 1_000, daily: 40 });
const CLIENTS = 20;

let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
});
afterAll(() => world.test.close());

test(
  "of 20 clients who approve one run at once, one does",
  async () => {
    let exactlyOne = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { runId, hash } = await requestPeriod(world, "2026-10");
      const attempts = await Promise.allSettled(
        Array.from({ length: CLIENTS }, (_, client) =>
          approveRun(world.db, { runId, hash, actor: `approver-${client}` }),
        ),
      );
      const won = attempts.filter(({ status }) => status === "fulfilled").length;
      const refused = attempts.filter(
        (attempt) =>
          attempt.status === "rejected" &&
          attempt.reason instanceof DomainError &&
          attempt.reason.code === "LOCKED",
      ).length;
      const rows = await world.test.superuser.query(
        `SELECT (SELECT count(*) FROM settlement_run WHERE id = $1 AND status = 'approved')::int AS runs,
              (SELECT count(*) FROM audit_event
               WHERE action = 'settlement:approve' AND subject = $1::text)::int AS audits`,
        [runId],
      );
      const [{ runs, audits }] = rows.rows;
      if (won === 1 && refused === CLIENTS - 1 && runs === 1 && audits === 1) exactlyOne += 1;
      await reopenPeriod(world.db, {
        agreementId: AGREEMENT,
        period: "2026-10",
        actor: "owner",
        reason: "Next round.",
      });
    }
    console.log(`guarantee 18: ${exactlyOne} of ${ROUNDS} rounds of ${CLIENTS} clients gave one approval`);
    expect(exactlyOne).toBe(ROUNDS);
  },
  ROUNDS * 2_000,
);

test("who prepared a run cannot approve it: refused in words, and by the database", async () => {
  const { runId, hash } = await requestPeriod(world, "2026-10");
  await expect(approveRun(world.db, { runId, hash, actor: "analyst" })).rejects.toMatchObject({
    code: "APPROVER_IS_PREPARER",
  });
  const byHand = `UPDATE settlement_run
    SET status = 'approved', approved_by = prepared_by, approved_hash = hash WHERE id = $1`;
  await expect(world.test.superuser.query(byHand, [runId])).rejects.toMatchObject({
    constraint: "settlement_run_maker_is_not_checker",
  });
});
