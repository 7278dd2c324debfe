import { randomUUID } from "node:crypto";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { addMonth, makePlain } from "@tributary/services/testing/plain";
import { AGREEMENT, GB } from "@tributary/services/testing/world";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld, type PortfolioCaller } from "../testing/api-world.ts";

let api: ApiWorld;
let analyst: PortfolioCaller;
let approver: PortfolioCaller;
beforeAll(async () => {
  api = await makeApiWorld(makePlain);
  analyst = api.consoleAs("settlement-analyst");
  approver = api.consoleAs("finance-approver");
});
afterAll(() => api.close());

/** A month of its own, prepared and requested as a person does it in the console. */
let months = 0;
async function requestedMonth() {
  const period = `2026-${String(++months).padStart(2, "0")}`;
  await addMonth(api.world, period);
  return { ...(await request(period)), ofPeriod: { agreementId: AGREEMENT, period } };
}

async function request(period: string) {
  const ofPeriod = { agreementId: AGREEMENT, period };
  await analyst.settlement.prepare({ ...ofPeriod, idempotencyKey: randomUUID() });
  for (;;) {
    const progress = await analyst.settlement.progress(ofPeriod);
    if (progress?.state === "failed") throw new Error(progress.failure ?? "");
    if (progress?.state === "done") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { run } = await analyst.settlement.run(ofPeriod);
  const { hash } = await analyst.settlement.requestApproval({
    runId: run?.id ?? "",
    idempotencyKey: randomUUID(),
  });
  return { runId: run?.id ?? "", hash };
}

interface Refusal {
  readonly code: string;
  readonly reason: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  return attempt.then(
    () => ({ code: "accepted", reason: undefined, details: {} }),
    (error: unknown) => {
      if (!(error instanceof TRPCError)) throw error;
      const { code, details } = error.cause as unknown as { code: string; details: Refusal["details"] };
      return { code: error.code, reason: code, details };
    },
  );
}

async function approvals(runId: string): Promise<number> {
  return api.world.db.auditEvent.count({ where: { action: "settlement:approve", subject: runId } });
}

const held: boolean[] = [];

test("a stale hash is refused, with the fields that are different now", async () => {
  const reviewed = await requestedMonth();
  const { ofPeriod } = reviewed;
  await api.world.addUsage(ofPeriod.period, [{ operator: "alfa", line: "L1", quantity: GB / 2n }]);
  const current = await request(ofPeriod.period);
  const refused = await refusalOf(
    approver.settlement.approve({ ...ofPeriod, hash: reviewed.hash, idempotencyKey: randomUUID() }),
  );
  const changes = refused.details.changes as readonly { field: string }[];
  expect([refused.code, refused.reason, refused.details.hash]).toEqual([
    "CONFLICT",
    "REVIEW_OUTDATED",
    current.hash,
  ]);
  expect(changes.some(({ field }) => field.startsWith("usage[alfa L1"))).toBe(true);
  expect(await approvals(current.runId)).toBe(0);
  held.push(true);
});

test("what changed after the request is refused as well, though its hash still stands", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  await api.world.addUsage(ofPeriod.period, [{ operator: "beta", line: "L1", quantity: GB / 2n }]);
  const refused = await refusalOf(
    approver.settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() }),
  );
  expect([refused.reason, await approvals(runId)]).toEqual(["REVIEW_OUTDATED", 0]);
  held.push(true);
});

test("who prepared a run cannot approve it, whatever else they may do", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  const preparer = { email: "settlement-analyst@example.net" };
  const both = api.consoleAs("finance-approver", preparer);
  const refused = await refusalOf(
    both.settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() }),
  );
  const noRight = await refusalOf(
    analyst.settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() }),
  );
  expect([refused.reason, noRight.reason]).toEqual(["APPROVER_IS_PREPARER", "ACCESS_DENIED"]);
  expect(await approvals(runId)).toBe(0);
  held.push(true);
});

test("who has not proved lately who they are is asked first", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  const earlier = api.consoleAs("finance-approver", { steppedUpAt: Date.now() - 3_600_000 });
  const refused = await refusalOf(
    earlier.settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() }),
  );
  expect([refused.reason, await approvals(runId)]).toEqual(["STEP_UP_NEEDED", 0]);
  held.push(true);
});

test("ten approvals at once have one effect", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  const attempts = await Promise.all(
    Array.from({ length: 10 }, (_, person) =>
      refusalOf(
        api
          .consoleAs("finance-approver", { email: `approver-${person}@example.net`, userId: randomUUID() })
          .settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() }),
      ),
    ),
  );
  expect(attempts.filter(({ code }) => code === "accepted")).toHaveLength(1);
  expect(attempts.filter(({ reason }) => reason === "LOCKED")).toHaveLength(9);
  expect(await approvals(runId)).toBe(1);
  held.push(true);
});

test("the same request sent again gets the first answer, and another under its key is refused", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  const input = { ...ofPeriod, hash, idempotencyKey: randomUUID() };
  const first = await approver.settlement.approve(input);
  const again = await Promise.all([approver.settlement.approve(input), approver.settlement.approve(input)]);
  expect(again).toEqual([first, first]);
  const other = await refusalOf(approver.settlement.approve({ ...input, hash: "0".repeat(64) }));
  expect([other.reason, await approvals(runId)]).toEqual(["KEY_REUSED", 1]);
  held.push(true);
});

test("issuing is the analyst's, once, and what was approved is what is issued", async () => {
  const { ofPeriod, hash, runId } = await requestedMonth();
  const early = await refusalOf(analyst.settlement.issue({ runId, idempotencyKey: randomUUID() }));
  await approver.settlement.approve({ ...ofPeriod, hash, idempotencyKey: randomUUID() });
  const notHis = await refusalOf(approver.settlement.issue({ runId, idempotencyKey: randomUUID() }));
  const input = { runId, idempotencyKey: randomUUID() };
  const issued = await analyst.settlement.issue(input);
  expect(await analyst.settlement.issue(input)).toEqual(issued);
  const twice = await refusalOf(analyst.settlement.issue({ runId, idempotencyKey: randomUUID() }));
  expect([early.reason, notHis.reason, twice.reason]).toEqual(["LOCKED", "ACCESS_DENIED", "LOCKED"]);
  expect(issued).toEqual({ version: 1, statements: 2 });
  const { run, period } = await analyst.settlement.run(ofPeriod);
  expect([run?.hash, run?.status, period.statements]).toEqual([hash, "issued", 2]);
  held.push(true);
});

test("all of it held", () => {
  reportGuarantee(
    20,
    held.length,
    7,
    "ways to approve something else than was reviewed refused through the API",
  );
});
