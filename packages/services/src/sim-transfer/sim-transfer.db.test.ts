import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addSims } from "../sim/add-sims.ts";
import { listSims } from "../sim/list-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { makePlan } from "../testing/make-plan.ts";
import { BETAS, MOVING, makeSims } from "../testing/sim-story.ts";
import { declineSims, takeSims } from "./answer-incoming.ts";
import { leadOn, refuseTransfer } from "./lead-on.ts";
import { listAsked } from "./list-asked.ts";
import { listIncoming, listTransfers } from "./list-transfers.ts";
import { type OfferRequest, offerSims } from "./offer-sims.ts";
import { showAsked } from "./show-asked.ts";
import { showIncoming, showTransfer } from "./show-transfer.ts";
import { withdrawTransfer } from "./withdraw-transfer.ts";

const ICCID = "8949010000000000008";
const day = (date: number, hour = 8) => new Date(Date.UTC(2027, 0, date, hour));
const first = { page: 1, pageSize: 10 };

let test_: TestDatabase;
let story: Awaited<ReturnType<typeof makeSims>>;
let alfa: ReturnType<TestDatabase["operatorDb"]>;
let beta: typeof alfa;
beforeEach(async () => {
  test_ = await testDatabase();
  story = await makeSims(test_);
  [alfa, beta] = [test_.operatorDb("alfa"), test_.operatorDb("beta")];
  const stock = { batch: "b1", kind: "physical", isTest: false, actor: "anna" } as const;
  await addSims(alfa, { ...stock, text: `${ICCID},${MOVING}\n` });
});
afterEach(() => test_.close());

const asked: OfferRequest = {
  ...{ receiver: "beta", from: "2027-01-10", note: "", actor: "anna", at: day(5) },
  sims: { kind: "list", text: ICCID },
};
const mvna = { actor: "wim", at: day(6) };
const receiver = { actor: "ben", at: day(7) };

async function offered(request = asked): Promise<{ readonly id: string; readonly incomingId: string }> {
  const { id } = await offerSims(alfa, request);
  await leadOn(story.db, { id, ...mvna });
  const { rows } = await listIncoming(beta.shared, first);
  return { id, incomingId: rows[0]?.id ?? "" };
}

const simOf = async (db: typeof alfa) => (await listSims(db.shared, first)).rows[0];
const held = async () =>
  (await story.db.simAssignment.findMany({ where: { imsi: MOVING }, orderBy: { validFrom: "asc" } })).map(
    ({ operatorId, agreementId, validFrom, validUntil }) => [operatorId, agreementId, validFrom, validUntil],
  );
const operatorsOf = async () =>
  (await story.db.usageAggregate.findMany({ orderBy: { fileId: "asc" }, select: { operatorId: true } })).map(
    ({ operatorId }) => operatorId,
  );
const refused = { code: "STEP_REFUSED" };

test("usage before the SIM moves is the giver's, usage from then on the receiver's", async () => {
  const { incomingId } = await offered();
  const { movedAt, sims } = await takeSims(beta, { id: incomingId, ...receiver });
  expect([movedAt, sims]).toEqual([day(10, 0), 1]);
  const agreement = (await held())[0]?.[1];
  expect(await held()).toEqual([
    ["alfa", agreement, new Date("2025-01-01T00:00:00Z"), day(10, 0)],
    ["beta", agreement, day(10, 0), null],
  ]);
  await story.ingest({ imsi: MOVING, at: "2027-01-09T23:59:59Z", gigabytes: 1 });
  await story.ingest({ imsi: MOVING, at: "2027-01-10T00:00:00Z", gigabytes: 1 });
  expect(await operatorsOf()).toEqual(["alfa", "beta"]);
});

test("taken late, the SIM moves when it is taken: nothing that was counted changes hands", async () => {
  const { incomingId } = await offered();
  await story.ingest({ imsi: MOVING, at: "2027-01-15T00:00:00Z", gigabytes: 1 });
  const late = { id: incomingId, actor: "ben", at: day(20) };
  expect((await takeSims(beta, late)).movedAt).toEqual(day(20));
  expect((await held()).map(([operatorId, , from]) => [operatorId, from])).toEqual([
    ["alfa", new Date("2025-01-01T00:00:00Z")],
    ["beta", day(20)],
  ]);
  expect(await operatorsOf()).toEqual(["alfa"]);
});

test("taken, it leaves one inventory and is in stock in the other, given out from its day on", async () => {
  const { incomingId } = await offered();
  expect(await simOf(alfa)).toMatchObject({ status: "offered" });
  expect(await simOf(beta)).toBeUndefined();
  await takeSims(beta, { id: incomingId, ...receiver });
  expect(await simOf(alfa)).toMatchObject({ status: "transferred" });
  expect(await simOf(beta)).toMatchObject({ iccid: ICCID, status: "in_stock", imsis: [MOVING] });
  await makePlan(beta, "basic");
  await beta.shared.subscriber.create({ data: { number: "S-1" } });
  const taken = { number: "S-1", plan: "basic", iccid: ICCID, msisdn: null, since: null, actor: "ben" };
  await expect(activateSubscriber(beta, { ...taken, at: day(9) })).rejects.toThrow(/yours from 2027-01-10/);
  await activateSubscriber(beta, { ...taken, at: day(10) });
  expect(await simOf(beta)).toMatchObject({ status: "active", holder: "S-1" });
});

test("nobody has a SIM while it is on its way", async () => {
  await offered();
  await makePlan(alfa, "basic");
  await alfa.shared.subscriber.create({ data: { number: "S-1" } });
  const taken = { number: "S-1", plan: "basic", iccid: ICCID, msisdn: null, since: null, ...mvna };
  await expect(activateSubscriber(alfa, taken)).rejects.toMatchObject(refused);
  await expect(offerSims(alfa, asked)).rejects.toMatchObject(refused);
});

test("a SIM that somebody holds, or that is not there, is not offered", async () => {
  const text = "8949010000000000016,262010000000019";
  await addSims(alfa, { batch: "b2", kind: "esim", isTest: false, actor: "anna", text });
  await makePlan(alfa, "basic");
  await alfa.shared.subscriber.create({ data: { number: "S-1" } });
  await activateSubscriber(alfa, {
    number: "S-1",
    plan: "basic",
    iccid: ICCID,
    msisdn: null,
    since: null,
    ...mvna,
  });
  await expect(offerSims(alfa, asked)).rejects.toMatchObject(refused);
  const both = { kind: "list", text: `8949010000000000016\n${ICCID}` } as const;
  await expect(offerSims(alfa, { ...asked, sims: both })).rejects.toMatchObject(refused);
  const cases: readonly [Partial<OfferRequest>, string][] = [
    [{ sims: { kind: "list", text: "8949010000000000024" } }, "NOT_FOUND"],
    [{ sims: { kind: "batch", batch: "b9" } }, "NOT_FOUND"],
    [{ sims: { kind: "list", text: " " } }, "INPUT_INVALID"],
    [{ receiver: "alfa" }, "INPUT_INVALID"],
    [{ from: "2027-01-04" }, "INPUT_INVALID"],
    [{ from: "2028-06-01" }, "INPUT_INVALID"],
  ];
  for (const [change, code] of cases) {
    await expect(offerSims(alfa, { ...asked, ...change }), JSON.stringify(change)).rejects.toMatchObject({
      code,
    });
  }
  const { rows } = await listSims(alfa.shared, { statuses: ["in_stock"], ...first });
  expect(rows.map(({ iccid }) => iccid)).toEqual(["8949010000000000016"]);
  expect(await offerSims(alfa, { ...asked, sims: { kind: "batch", batch: "b2" } })).toMatchObject({
    sims: 1,
  });
});

test("whoever gives learns nothing of the receiver: nobody's code reads like somebody's", async () => {
  const { id } = await offered();
  const shown = await showTransfer(alfa.shared, { id, ...first });
  await refuseTransfer(story.db, { id, ...mvna, reason: "Not now." });
  const nobody = await offerSims(alfa, { ...asked, receiver: "nobody" });
  const same = await showTransfer(alfa.shared, { id: nobody.id, ...first });
  const { id: _, receiver: code, ...rest } = shown;
  const { id: __, receiver: other, ...like } = same;
  expect([code, other]).toEqual(["beta", "nobody"]);
  expect(like).toEqual(rest);
  expect(rest.status).toBe("asked");
  await expect(leadOn(story.db, { id: nobody.id, ...mvna })).rejects.toThrow(/no operator of that code/);
});

test("whoever takes sees serial numbers, and nothing of whose they are", async () => {
  const { incomingId } = await offered({ ...asked, note: "from alfa with love" });
  const shown = await showIncoming(beta.shared, { id: incomingId, ...first });
  expect(shown).toMatchObject({ status: "waiting", iccids: [ICCID], total: 1 });
  expect(JSON.stringify(shown)).not.toContain("alfa");
  expect(JSON.stringify(shown)).not.toContain(MOVING);
  expect((await listTransfers(beta.shared, first)).total).toBe(0);
  expect((await listIncoming(alfa.shared, first)).total).toBe(0);
  await expect(showIncoming(alfa.shared, { id: incomingId, ...first })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(takeSims(alfa, { id: incomingId, ...receiver })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("declined, refused or withdrawn, SIMs are in stock where they were, and offered to nobody", async () => {
  const one = await offered();
  await expect(declineSims(beta, { id: one.incomingId, ...receiver, reason: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  await declineSims(beta, { id: one.incomingId, ...receiver, reason: "Wrong kind." });
  expect(await showTransfer(alfa.shared, { id: one.id, ...first })).toMatchObject({
    ...{ status: "refused", endNote: null },
  });
  expect(await showAsked(story.db, { id: one.id, at: day(8), ...first })).toMatchObject({
    ...{ status: "refused", answer: { by: "ben", reason: "Wrong kind." } },
  });
  expect(await simOf(alfa)).toMatchObject({ status: "in_stock" });

  const two = await offered();
  await withdrawTransfer(alfa, { id: two.id, actor: "anna", at: day(8), reason: "Needed here." });
  expect(await showIncoming(beta.shared, { id: two.incomingId, ...first })).toMatchObject({
    status: "withdrawn",
  });
  await expect(takeSims(beta, { id: two.incomingId, ...receiver })).rejects.toMatchObject(refused);

  const three = await offered();
  await refuseTransfer(story.db, { id: three.id, ...mvna, reason: "The agreement ends." });
  expect(await showTransfer(alfa.shared, { id: three.id, ...first })).toMatchObject({
    ...{ status: "refused", endNote: "The agreement ends." },
  });
  await expect(takeSims(beta, { id: three.incomingId, ...receiver })).rejects.toMatchObject(refused);
  expect(await simOf(alfa)).toMatchObject({ status: "in_stock" });
  expect((await held()).length).toBe(1);
});

test("a giver does not give what the MVNA's inventory says is another's", async () => {
  const theirs = "8949010000000000016";
  await addSims(alfa, {
    ...{ batch: "b2", kind: "physical", isTest: false, actor: "anna", text: `${theirs},${BETAS}` },
  });
  const sims = { kind: "list", text: `${theirs} ${ICCID}` } as const;
  const { id } = await offerSims(alfa, { ...asked, sims });
  expect((await showAsked(story.db, { id, at: day(6), ...first })).obstacles).toEqual([
    { kind: "not-held", sims: [theirs] },
  ]);
  await expect(leadOn(story.db, { id, ...mvna })).rejects.toMatchObject(refused);
  expect((await listAsked(story.db, { view: "open", ...first })).waiting).toBe(1);
});

test("what has changed since it was led on holds the whole hand-over back", async () => {
  const { id, incomingId } = await offered();
  await story.db.simAssignment.updateMany({ where: { imsi: MOVING }, data: { validUntil: day(9) } });
  await expect(takeSims(beta, { id: incomingId, ...receiver })).rejects.toMatchObject({ code: "LOCKED" });
  expect(await simOf(beta)).toBeUndefined();
  expect(await simOf(alfa)).toMatchObject({ status: "offered" });
  expect((await showTransfer(alfa.shared, { id, ...first })).status).toBe("asked");
});

test("a SIM within a block of the giver's moves out of the block", async () => {
  const [iccid, imsi] = ["8949010000000000016", "262019000000005"];
  const { agreementId } = await story.db.simAssignment.findFirstOrThrow();
  await story.db.numberRange.create({
    data: {
      ...{ operatorId: "alfa", agreementId, kind: "imsi", validFrom: new Date("2025-01-01T00:00:00Z") },
      ...{ first: "262019000000000", last: "262019000000009" },
    },
  });
  await addSims(alfa, { batch: "b2", kind: "esim", isTest: false, actor: "anna", text: `${iccid},${imsi}` });
  const { incomingId } = await offered({ ...asked, sims: { kind: "batch", batch: "b2" } });
  await takeSims(beta, { id: incomingId, ...receiver });
  await story.ingest({ imsi, at: "2027-01-09T23:59:59Z", gigabytes: 1 });
  await story.ingest({ imsi, at: "2027-01-10T00:00:00Z", gigabytes: 1 });
  await story.ingest({ imsi: "262019000000006", at: "2027-01-10T00:00:00Z", gigabytes: 1 });
  expect(await operatorsOf()).toEqual(["alfa", "beta", "alfa"]);
});

test("a SIM that was given away may come back", async () => {
  const { incomingId } = await offered();
  await takeSims(beta, { id: incomingId, ...receiver });
  const { id } = await offerSims(beta, { ...asked, receiver: "alfa", from: "2027-01-12", at: day(11) });
  await leadOn(story.db, { id, actor: "wim", at: day(11) });
  const { rows } = await listIncoming(alfa.shared, first);
  await takeSims(alfa, { id: rows[0]?.id ?? "", actor: "anna", at: day(11) });
  expect([await simOf(alfa), await simOf(beta)]).toMatchObject([
    { status: "in_stock", imsis: [MOVING] },
    { status: "transferred" },
  ]);
  expect((await held()).map(([operatorId]) => operatorId)).toEqual(["alfa", "beta", "alfa"]);
});

test("a SIM that is in the receiver's inventory already is not taken twice", async () => {
  const { incomingId } = await offered();
  const stock = { batch: "b1", kind: "physical", isTest: false, actor: "ben" } as const;
  await addSims(beta, { ...stock, text: `${ICCID},262010000000099\n` });
  await expect(takeSims(beta, { id: incomingId, ...receiver })).rejects.toThrow(/in your inventory already/);
});

test("taken and withdrawn at once, one of both happens", async () => {
  const { id, incomingId } = await offered();
  const ended = await Promise.allSettled([
    takeSims(beta, { id: incomingId, ...receiver }),
    withdrawTransfer(alfa, { id, actor: "anna", at: day(7), reason: "x" }),
  ]);
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const isTaken = ended[0]?.status === "fulfilled";
  expect(await simOf(alfa)).toMatchObject({ status: isTaken ? "transferred" : "in_stock" });
  expect((await held()).length).toBe(isTaken ? 2 : 1);
});

test("nobody ends what is not theirs to end, on neither side, and not the MVNA", async () => {
  const { id, incomingId } = await offered();
  const ended = { status: "done", endedAt: day(8), movedAt: day(8) };
  const denied = /whose part it is/;
  await expect(alfa.shared.simTransfer.updateMany({ where: { id }, data: ended })).rejects.toThrow(denied);
  await expect(
    alfa.shared.simTransfer.updateMany({
      where: { id },
      data: { ...ended, status: "refused", movedAt: null },
    }),
  ).rejects.toThrow(denied);
  await expect(story.db.simTransfer.updateMany({ where: { id }, data: ended })).rejects.toThrow(denied);
  await expect(
    beta.shared.incomingSimTransfer.updateMany({ where: { id: incomingId }, data: { status: "withdrawn" } }),
  ).rejects.toThrow(denied);
  const taken = { status: "taken", answeredBy: "x", answeredAt: day(7), movedAt: day(10, 0) };
  await expect(
    beta.shared.incomingSimTransfer.updateMany({
      where: { id: incomingId },
      data: { ...taken, wantedFrom: day(7) },
    }),
  ).rejects.toThrow(denied);
  await expect(
    beta.shared.incomingSimTransfer.updateMany({
      where: { id: incomingId },
      data: { ...taken, movedAt: day(9) },
    }),
  ).rejects.toThrow(/23514|moves_once_taken/);
  expect(await simOf(alfa)).toMatchObject({ status: "offered" });
});

test("every step is in the log of whose step it is, or who is to know of it", async () => {
  const { id, incomingId } = await offered();
  await takeSims(beta, { id: incomingId, ...receiver });
  const log = async (db: typeof alfa) =>
    (
      await db.shared.auditEvent.findMany({
        where: { action: { startsWith: "sim-transfer:" } },
        orderBy: { id: "asc" },
        select: { actor: true, action: true, subject: true },
      })
    ).map(({ actor, action, subject }) => [actor, action, subject]);
  expect(await log(alfa)).toEqual([["anna", "sim-transfer:ask", id]]);
  expect(await log(beta)).toEqual([
    ["wim", "sim-transfer:offer", incomingId],
    ["ben", "sim-transfer:take", incomingId],
  ]);
});
