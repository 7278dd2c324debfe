import { testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reopenPeriod } from "../period/reopen-period.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { approveRun } from "../settlement/approve-run.ts";
import { issueRun } from "../settlement/issue-run.ts";
import type { FieldChange } from "../settlement/list-changes.ts";
import { addMonth, decideAll, makePlain } from "../testing/plain.ts";
import { APPROVER, approvePeriod, requestPeriod, settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS, TEN_PERCENT } from "../testing/terms.ts";
import { AGREEMENT, GB, makeWorld, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  const terms = {
    ...PLAIN_TERMS,
    lines: [
      ...PLAIN_TERMS.lines,
      {
        code: "L5",
        kind: "sim" as const,
        description: "SIM",
        pricing: { model: "per-unit" as const, rate: "0" },
      },
    ],
  };
  world = await makePlain(await testDatabase(), terms);
  await world.addOperator("sverige", TEN_PERCENT, { currency: "SEK" });
  await addRate("2026-09-30", "11.2345");
  await addMonth(world, "2026-09");
  await settlePeriod(world, "2026-09");
  await addMonth(world, "2026-10");
});
afterAll(() => world.test.close());

async function addRate(validOn: string, rate: string): Promise<void> {
  await world.db.fxRate.create({
    data: { base: "EUR", quote: "SEK", validOn: new Date(validOn), rate, source: "ECB" },
  });
}

/** Everything a run is computed from, each changed once; `field` is what the refusal has to name. */
const CHANGES: readonly { readonly what: string; readonly field: string; change(): Promise<unknown> }[] = [
  { what: "SIMs come in", field: "sims[alfa", change: () => world.addSims("alfa", 3) },
  {
    what: "usage of the period comes in",
    field: "usage[alfa L1",
    change: () => world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 2n * GB }]),
  },
  {
    what: "an exception is decided anew",
    field: "decisions[L1]",
    change: () =>
      decideExceptions(world.db, {
        agreementId: AGREEMENT,
        period: "2026-10",
        actor: "analyst",
        decision: "dispute",
        reason: "Second thoughts.",
        filter: { status: "waived" },
      }),
  },
  {
    what: "usage of a settled month comes in late",
    field: "closed[",
    change: () => world.addUsage("2026-09", [{ operator: "beta", line: "L1", quantity: 3n * GB }]),
  },
  {
    what: "margin terms change",
    field: "operators[alfa].marginVersions",
    change: () =>
      world.addMargin("alfa", 2, "2026-10-01T00:00:00+02:00", {
        currency: "EUR",
        components: [{ kind: "markup", bps: 900, base: "cost" }],
      }),
  },
  {
    what: "wholesale terms change",
    field: "versions[2]",
    change: () => world.addVersion(2, "2026-10-20T00:00:00+02:00", { ...PLAIN_TERMS, taxBps: 100 }),
  },
  {
    what: "an operator ends",
    field: "operators[beta].liveUntil",
    change: () =>
      world.db.operator.update({
        where: { id: "beta" },
        data: { liveUntil: new Date("2026-10-20T00:00:00Z") },
      }),
  },
  {
    what: "retail revenue is reported",
    field: "operators[alfa].revenue",
    change: () =>
      world.db.retailRevenue.create({
        data: {
          operatorId: "alfa",
          agreementId: AGREEMENT,
          period: "2026-10",
          netRevenueMicros: parseMicros("500"),
          isProvisional: false,
        },
      }),
  },
  {
    what: "an adjustment waits",
    field: "adjustments[",
    change: () =>
      world.db.adjustment.create({
        data: {
          operatorId: "alfa",
          agreementId: AGREEMENT,
          originPeriod: "2026-08",
          reason: "credit",
          description: "Goodwill",
          lineCode: "L1",
          amountMicros: -parseMicros("1"),
        },
      }),
  },
  { what: "a rate of exchange comes in", field: "fxRates", change: () => addRate("2026-10-31", "11.5000") },
  {
    what: "the invoice is revised",
    field: "invoice.id",
    change: () =>
      world.addInvoice("2026-10", [{ line: "L1", amount: "102.50", quantity: "102.5", rate: "1.00" }], {
        revision: 2,
      }),
  },
];

async function refusal(attempt: Promise<unknown>): Promise<DomainError> {
  return attempt.then(
    () => {
      throw new Error("it was accepted");
    },
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
}

/** Requests approval, whatever waits for a decision waived. */
async function request() {
  const attempt = await requestPeriod(world, "2026-10").catch(() => null);
  if (attempt !== null) return attempt;
  await decideAll(world, "2026-10", "waive");
  return requestPeriod(world, "2026-10");
}

test("an approval is refused when anything changed since the review, and says what", async () => {
  let refused = 0;
  for (const { what, field, change } of CHANGES) {
    const { runId, hash } = await request();
    await change();
    const error = await refusal(approveRun(world.db, { runId, hash, actor: APPROVER }));
    const changes = error.details.changes as readonly FieldChange[];
    const isNamed = changes.some((changed) => changed.field.startsWith(field));
    if (error.code === "REVIEW_OUTDATED" && isNamed) refused += 1;
    else
      console.log(
        `not refused as it should be: ${what}`,
        error.code,
        changes?.map((c) => c.field),
      );
  }
  console.log(
    `guarantee 20: ${refused} of ${CHANGES.length} kinds of change refused with the difference shown`,
  );
  expect(refused).toBe(CHANGES.length);
});

test("a review of an earlier preparation is refused with the difference to what stands now", async () => {
  const reviewed = await request();
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 1n * GB }]);
  const current = await request();
  expect(current.hash).not.toBe(reviewed.hash);
  const error = await refusal(
    approveRun(world.db, { runId: current.runId, hash: reviewed.hash, actor: APPROVER }),
  );
  expect(error.code).toBe("REVIEW_OUTDATED");
  const fields = (error.details.changes as readonly FieldChange[]).map(({ field }) => field);
  expect(fields.some((field) => field.startsWith("usage[alfa L1"))).toBe(true);
});

test("an approved run whose inputs changed is not issued", async () => {
  const { runId } = await approvePeriod(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "beta", line: "L1", quantity: 1n * GB }]);
  const error = await refusal(issueRun(world.db, { runId, actor: APPROVER }));
  expect(error.code).toBe("REVIEW_OUTDATED");
  await reopenPeriod(world.db, {
    agreementId: AGREEMENT,
    period: "2026-10",
    actor: "owner",
    reason: "Late file.",
  });
});

test("the same inputs prepared twice carry the same hash", async () => {
  const other = await makeWorld(await testDatabase(), PLAIN_TERMS);
  try {
    await other.addOperator("alfa");
    await other.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 5n * GB }]);
    const first = await requestPeriod(other, "2026-10");
    const second = await requestPeriod(other, "2026-10");
    expect(second.hash).toBe(first.hash);
  } finally {
    await other.test.close();
  }
});
