import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPayment } from "../payment/record-payment.ts";
import { billingProfile } from "../testing/billing-profile.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { creditBill } from "./credit-bill.ts";
import { draftOf, profileJson } from "./draft-profile.ts";
import { finalizeBillRun } from "./finalize-bill-run.ts";
import { prepareBillRun } from "./prepare-bill-run.ts";
import { rebill } from "./rebill.ts";
import { saveBillingProfile } from "./save-billing-profile.ts";
import { showBill } from "./show-bill.ts";
import { showBillingProfile } from "./show-billing-profile.ts";

const AT = new Date("2026-11-02T09:00:00Z");
const actor = "finance@alfa.example";
const FIRST = "A-2026-000001";

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.close());

/** One subscriber of a plan of 20.00 a month, billed for October: 23.80 with 19 %. */
async function billed() {
  const { id } = await test_.makeOperator();
  const world = await billingWorld(test_.operatorDb(id));
  const plan = await world.addPlan("m");
  const [subscriberId = ""] = (await world.addSubscribers(["1"], plan, "2026-01-01T00:00:00Z")).values();
  const request = { period: "2026-10", actor, at: AT };
  const { runId } = await prepareBillRun(world.db, request);
  await finalizeBillRun(world.db, { runId, actor, at: AT, leavesExceptions: false });
  return { ...world, subscriberId };
}

test("a part of a bill is credited by its amount, with its share of tax", async () => {
  const { db } = await billed();
  const part = {
    number: FIRST,
    lines: null,
    amountMicros: parseMicros("11.90"),
    reason: "Half.",
    actor,
    at: AT,
  };
  const note = await creditBill(db, part);
  // Half of 20.00 and of 3.80.
  expect(await db.shared.bill.findFirst({ where: { number: note.number } })).toMatchObject({
    netMicros: parseMicros("-10"),
    taxMicros: parseMicros("-1.90"),
  });
  const { standing } = await showBill(db, { number: FIRST, at: AT });
  expect(standing.openMicros).toBe(parseMicros("11.90"));
  await expect(creditBill(db, { ...part, amountMicros: parseMicros("11.91") })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  await expect(
    creditBill(db, { ...part, lines: [{ lineNumber: 1, grossMicros: 10_000n }] }),
  ).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a bill is taken back and drawn up again at once: what was paid pays the new one", async () => {
  const { db, rate, subscriberId } = await billed();
  const paid = { amountMicros: parseMicros("23.80"), method: "transfer", reference: "T-1" } as const;
  await recordPayment(db, { billNumber: FIRST, ...paid, paidOn: "2026-11-05", actor });
  await rate([subscriberId], {
    period: "2026-10",
    beyond: { quantity: 1_000_000_000n, chargeMicros: parseMicros("1") },
  });
  const again = await rebill(db, { number: FIRST, reason: "Usage came late.", actor, at: AT });
  expect(again).toEqual({ number: "A-2026-000002", creditNote: "C-2026-000001" });
  const old = await showBill(db, { number: FIRST, at: AT });
  expect([old.standing.state, old.standing.openMicros]).toEqual(["credited", 0n]);
  // 21.00 and 19 %, 23.80 of it paid.
  const { standing } = await showBill(db, { number: again.number, at: AT });
  expect([standing.grossMicros, standing.openMicros]).toEqual([parseMicros("24.99"), parseMicros("1.19")]);
  const total = await db.shared.retailTotal.findFirst({ where: { period: "2026-10" } });
  expect(total?.netRevenueMicros).toBe(parseMicros("21"));
  await expect(rebill(db, { number: FIRST, reason: "Again.", actor, at: AT })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
});

test("what cannot be drawn up again is not taken back either", async () => {
  const { db, rate, subscriberId } = await billed();
  await rate([subscriberId], { period: "2026-10", unrateable: 2 });
  await expect(rebill(db, { number: FIRST, reason: "Late.", actor, at: AT })).rejects.toMatchObject({
    code: "EXCEPTIONS_OPEN",
  });
  expect(await db.shared.bill.count()).toBe(1);
  const { standing } = await showBill(db, { number: FIRST, at: AT });
  expect(standing.openMicros).toBe(parseMicros("23.80"));
});

test("a profile is written in per cent and decimals, and reads back as it was written", async () => {
  const { db } = await billed();
  const shown = await showBillingProfile(db, AT);
  // October is billed: the next one is for November.
  expect(shown).toMatchObject({ from: "2026-11", versions: [{ version: 1, effectiveFrom: "2026-01" }] });
  const draft = draftOf(billingProfile());
  expect(draft.taxes[0]).toEqual({ code: "standard", treatment: "exclusive", percent: "19", note: "" });
  expect(draft.dunning.minimum).toBe("1");
  const reduced = { code: "reduced", treatment: "exclusive", percent: "7.75", note: "" } as const;
  const changed = { ...draft, cycleDay: 15, taxes: [...draft.taxes, reduced] };
  await saveBillingProfile(db, { effectiveFrom: "2026-11", terms: profileJson(changed), actor });
  const [latest] = (await showBillingProfile(db, AT)).versions;
  expect(latest).toMatchObject({ version: 2, effectiveFrom: "2026-11", createdBy: actor, terms: changed });
  const terms = profileJson(changed);
  await expect(saveBillingProfile(db, { effectiveFrom: "2026-10", terms, actor })).rejects.toMatchObject({
    code: "PERIOD_CLOSED",
  });
  for (const percent of ["", "x", "-1", "7.755"]) {
    expect(() => profileJson({ ...draft, taxes: [{ ...reduced, percent }] })).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  }
});
