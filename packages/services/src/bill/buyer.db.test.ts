import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { changeBuyer } from "../subscriber/change-buyer.ts";
import { exportSubscriber } from "../subscriber/export-subscriber.ts";
import { resealSubscribers } from "../subscriber/reseal-subscribers.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { showSubscriber } from "../subscriber/show-subscriber.ts";
import { billingProfile } from "../testing/billing-profile.ts";
import { billingWorld, PLAN_TERMS } from "../testing/billing-world.ts";
import { abandonBillRun } from "./abandon-bill-run.ts";
import { billDocument } from "./bill-document.ts";
import { creditBill } from "./credit-bill.ts";
import { finalizeBillRun } from "./finalize-bill-run.ts";
import { prepareBillRun } from "./prepare-bill-run.ts";

const keys: SubscriberKeys = [{ version: 1, bytes: Buffer.alloc(32, 7) }];
const actor = "finance@alfa.example";
const TAKEN_ON = new Date("2026-09-01T10:00:00Z");
const AT = new Date("2026-11-02T09:00:00Z");

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.close());

/** An operator that bills in German or French, and whose plan is taxed at the buyer. */
async function newWorld() {
  const { id } = await test_.makeOperator();
  const reverse = { code: "reverse", treatment: "reverse-charge", bps: 0, note: "Reverse charge." } as const;
  const standard = billingProfile();
  const terms: BillingProfileTerms = {
    ...standard,
    languages: ["de", "fr"],
    taxes: [...standard.taxes, reverse],
  };
  const world = await billingWorld(test_.operatorDb(id), terms);
  const [fee] = PLAN_TERMS.fees ?? [];
  const plan = await world.addPlan("b2b", {
    fees: fee === undefined ? [] : [{ ...fee, taxCode: "reverse" }],
  });
  return { db: world.db, plan };
}

async function takeOn({ db, plan }: Awaited<ReturnType<typeof newWorld>>, number: string, vatId: string) {
  const who = { name: "Ada Byron", email: "", address: "1 Main St", language: "fr-BE", vatId, keys };
  await addSubscriber(db, { number, actor, at: TAKEN_ON, ...who, billing: "postpaid" });
  const where = { number };
  await db.shared.subscriber.updateMany({ where, data: { status: "active", activatedAt: TAKEN_ON } });
  const { id: subscriberId } = await db.shared.subscriber.findFirstOrThrow({ where });
  await db.shared.subscriberPlan.create({
    data: { subscriberId, planVersionId: plan, validFrom: TAKEN_ON },
  });
}

test("who has a VAT number is billed what is taxed at the buyer, in a language it speaks", async () => {
  const world = await newWorld();
  const { db } = world;
  await takeOn(world, "S-1", "BE 0123.456.789");
  await takeOn(world, "S-2", "");
  const request = { period: "2026-10", actor, at: AT };
  const { runId } = await prepareBillRun(db, request);
  const left = await db.shared.billException.findMany({ select: { reason: true, subscriberId: true } });
  const { id } = await db.shared.subscriber.findFirstOrThrow({ where: { number: "S-2" } });
  expect(left).toEqual([{ reason: "vat-id", subscriberId: id }]);

  await expect(
    changeBuyer(db, { number: "S-2", actor, at: AT, language: "it", vatId: "1234", keys }),
  ).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await changeBuyer(db, { number: "S-2", actor, at: AT, language: "it", vatId: "IT12345678901", keys });
  await abandonBillRun(db, { runId, actor });
  const again = await prepareBillRun(db, request);
  await finalizeBillRun(db, { ...again, actor, at: AT, leavesExceptions: false });

  const first = await billDocument(db, "A-2026-000001", keys);
  expect(first).toMatchObject({ language: "fr", taxMicros: 0n, buyer: { vatId: "BE0123456789" } });
  const second = await billDocument(db, "A-2026-000002", keys);
  // Italian is not offered: the operator's first.
  expect(second).toMatchObject({ language: "de", buyer: { vatId: "IT12345678901" } });

  // A bill stays as it is, and so does the credit note on it.
  await changeBuyer(db, { number: "S-1", actor, at: AT, language: "de", keys });
  const note = await creditBill(db, {
    number: "A-2026-000001",
    lines: null,
    reason: "Wrong.",
    actor,
    at: AT,
  });
  expect((await billDocument(db, "A-2026-000001", keys)).language).toBe("fr");
  expect((await billDocument(db, note.number, keys)).language).toBe("fr");
});

test("a VAT number is sealed, masked, exported, sealed anew and taken away like a name", async () => {
  const world = await newWorld();
  const { db } = world;
  await takeOn(world, "S-1", "DE123456789");
  const show = { number: "S-1", actor, at: AT };
  const row = await db.shared.subscriber.findFirstOrThrow({ where: { number: "S-1" } });
  expect(Buffer.from(row.vatIdSealed ?? []).includes("DE123456789")).toBe(false);
  expect((await showSubscriber(db, { ...show, keys })).identity.vatId).toBe("•••");
  const exported = await exportSubscriber(db, { number: "S-1", keys });
  expect(JSON.parse(new TextDecoder().decode(exported.bytes))).toMatchObject({ vatId: "DE123456789" });
  expect(new TextDecoder().decode(exported.bytes)).not.toContain("Sealed");

  const newest = { version: 2, bytes: Buffer.alloc(32, 9) };
  const newer: SubscriberKeys = [newest, ...keys];
  expect(await resealSubscribers(db, { keys: newer, actor })).toEqual({ version: 2, resealed: 1 });
  const after = await exportSubscriber(db, { number: "S-1", keys: [newest] });
  expect(JSON.parse(new TextDecoder().decode(after.bytes))).toMatchObject({ vatId: "DE123456789" });

  await changeBuyer(db, { number: "S-1", actor, at: AT, language: "de", vatId: null, keys: newer });
  expect((await showSubscriber(db, { ...show, keys: newer })).identity.vatId).toBeNull();
  const events = await db.shared.subscriberEvent.findMany({ where: { kind: "buyer-changed" } });
  expect(events.map(({ note }) => note)).toEqual(["de, VAT number taken away"]);
});
