import { randomUUID } from "node:crypto";
import { parseMicros } from "@tributary/domain/money/micros";
import { MOVING, makeSims } from "@tributary/services/testing/sim-story";
import { AGREEMENT } from "@tributary/services/testing/world";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";

const OCTOBER = { agreementId: AGREEMENT, period: "2026-10" };

let api: ApiWorld;
let id: string;

/** Alfa's SIM uses 60 GB, 20 of them after the 10th, when it had gone to beta. */
beforeAll(async () => {
  let story: Awaited<ReturnType<typeof makeSims>> | undefined;
  api = await makeApiWorld(async (database) => {
    story = await makeSims(database);
    return story;
  });
  await story?.ingest(
    { imsi: MOVING, at: "2026-10-05T10:00:00Z", gigabytes: 40 },
    { imsi: MOVING, at: "2026-10-15T10:00:00Z", gigabytes: 20 },
  );
  await story?.moveBack("2026-10-10T00:00:00Z");
  const analyst = api.consoleAs("settlement-analyst");
  ({ id } = await analyst.correction.report({ ...OCTOBER, idempotencyKey: randomUUID() }));
  await vi.waitFor(async () => expect((await analyst.correction.progress({ id })).status).toBe("reported"), {
    timeout: 30_000,
  });
});
afterAll(() => api.close());

test("a report names operators and lines, in the line's unit, and its sums agree", async () => {
  const { impact, agreementName, currency } = await api.consoleAs("auditor").correction.request({ id });
  expect([typeof agreementName, currency]).toEqual(["string", "EUR"]);
  const charge = (micros: string) => parseMicros(micros);
  expect(impact?.usage).toMatchObject([
    {
      ...{
        operatorName: "Operator alfa",
        lineCode: "L1",
        unit: "GB",
        quantity: { before: "60", after: "40" },
      },
      chargeMicros: { before: charge("60"), after: charge("40"), difference: -charge("20") },
    },
    {
      ...{
        operatorName: "Operator beta",
        lineCode: "L1",
        unit: "GB",
        quantity: { before: "0", after: "20" },
      },
      chargeMicros: { before: 0n, after: charge("20"), difference: charge("20") },
    },
  ]);
  expect(impact?.totals).toEqual({
    records: { before: 2n, after: 2n, difference: 0n },
    chargeMicros: { before: charge("60"), after: charge("60"), difference: 0n },
  });
});

test("what settlement makes of it is for those who may read settlements, and nobody else", async () => {
  const auditors = await api.consoleAs("auditor").correction.request({ id });
  expect(auditors.impact?.settlement?.rows.length).toBeGreaterThan(0);
  const frauds = await api.consoleAs("fraud-analyst").correction.request({ id });
  expect(frauds.impact?.usage).toEqual(auditors.impact?.usage);
  expect(frauds.impact?.settlement).toBeNull();
});

test("approving asks for a fresh proof of who it is", async () => {
  const analyst = api.consoleAs("settlement-analyst");
  await analyst.correction.ask({ id, reason: "The SIM had moved.", idempotencyKey: randomUUID() });
  const fingerprint = (await analyst.correction.request({ id })).fingerprint ?? "";
  const stale = api.consoleAs("finance-approver", { steppedUpAt: 0 });
  const asked = { id, fingerprint, idempotencyKey: randomUUID() };
  await expect(stale.correction.approve(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { waiting, rows } = await analyst.correction.list(OCTOBER);
  expect([waiting.map(({ status }) => status), rows]).toEqual([["requested"], []]);
});
