import type { AddressInfo } from "node:net";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { recordPayment } from "../payment/record-payment.ts";
import { runDunning } from "../payment/run-dunning.ts";
import { subscriberSealer } from "../subscriber/seal-fields.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { billingProfile } from "../testing/billing-profile.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { REMINDER_PATIENCE } from "./queue-reminder.ts";
import { runReminders } from "./run-reminders.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const patience = { ...REMINDER_PATIENCE, firstPauseMilliseconds: 1, longestPauseMilliseconds: 5 };
const actor = "finance@alfa.example";
const BILL = "A-2026-000001";
const OVERDUE = new Date("2026-11-19T08:00:00Z");

interface Received {
  readonly to: string | undefined;
  readonly text: string;
}

let received: Received[] = [];
let refusals = 0;
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onData(stream, { envelope }, answer) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      if (refusals > 0) {
        refusals -= 1;
        answer(new Error("not now"));
        return;
      }
      received.push({ to: envelope.rcptTo[0]?.address, text: Buffer.concat(parts).toString("utf8") });
      answer();
    });
  },
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
});
beforeEach(() => {
  [received, refusals] = [[], 0];
  vi.stubEnv("TRIBUTARY_SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await database.close();
  await new Promise<void>((closed) => server.close(() => closed()));
});

/** A subscriber with a bill of 23.80, due on 16 November, and what is known of who it is. */
async function billed(email: string | null, language = "de", isDaily = false): Promise<OperatorDb> {
  const db = database.operatorDb((await database.makeOperator()).id);
  const profile = billingProfile();
  const languages = ["en", "de"] as const;
  const world = await billingWorld(db, { ...profile, languages, dunning: { ...profile.dunning, isDaily } });
  const plan = await world.addPlan("m", {
    fees: [{ code: "BASE", description: "Monthly fee", amount: "20", taxCode: "standard" }],
  });
  const [id = ""] = (await world.addSubscribers(["100"], plan, "2026-10-01T00:00:00Z")).values();
  const sealer = subscriberSealer(keys, db.operatorId);
  const sealed = {
    nameSealed: sealer.seal("name", id, "Ada Byron"),
    emailSealed: email === null ? null : sealer.seal("email", id, email),
  };
  await db.shared.subscriber.updateMany({ where: { id }, data: { language, ...sealed } });
  const at = new Date("2026-11-02T09:00:00Z");
  const { runId } = await prepareBillRun(db, { period: "2026-10", actor, at });
  await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
  return db;
}

/** Lets the jobs be done until something holds. */
async function work(isReached: () => Promise<void> | void, faults: unknown[] = []): Promise<void> {
  const stop = new AbortController();
  const told = { signal: stop.signal, onFault: (fault: unknown) => faults.push(fault) };
  const running = runReminders({ doors: database, keys, patience, ...told });
  await vi.waitFor(isReached, { timeout: 30_000, interval: 50 });
  stop.abort();
  await running;
}

const reminders = ({ shared }: OperatorDb) =>
  shared.reminder.findMany({ select: { status: true, attempts: true, message: true } });

test("a reminder is a mail in the subscriber's language, from its operator, and is sent once", async () => {
  const db = await billed("ada@byron.example");
  await runDunning(db, { actor, at: OVERDUE });
  await runDunning(db, { actor, at: OVERDUE });
  await work(async () => expect(await reminders(db)).toMatchObject([{ status: "done", attempts: 1 }]));
  expect(received.map(({ to }) => to)).toEqual(["ada@byron.example"]);
  const [{ text = "" } = {}] = received;
  expect(text).toMatch(/^From: (?:Alfa Mobil|=\?UTF-8\?)/m);
  expect(text).toContain(`Subject: Ihre Rechnung ${BILL} ist nicht bezahlt`);
  expect(text).toContain("Guten Tag Ada Byron,");
  expect(text).toContain("23,80 EUR");
});

test("a mail server that is away is tried again, with the same message", async () => {
  const db = await billed("ada@byron.example", "en");
  refusals = 2;
  const faults: unknown[] = [];
  await runDunning(db, { actor, at: OVERDUE });
  await work(
    async () => expect(await reminders(db)).toMatchObject([{ status: "done", attempts: 3 }]),
    faults,
  );
  expect([received.length, faults.length]).toEqual([1, 2]);
  const [{ id = "" } = {}] = await db.shared.reminder.findMany({ select: { id: true } });
  expect(received[0]?.text).toContain(`Message-ID: <${id}@tributary>`);
});

test("who has paid meanwhile is not reminded, and who has no address is told by other means", async () => {
  const [paid, silent] = [await billed("ada@byron.example"), await billed(null)];
  for (const db of [paid, silent]) await runDunning(db, { actor, at: OVERDUE });
  await recordPayment(paid, {
    ...{ billNumber: BILL, reference: "T1", actor, amountMicros: parseMicros("23.80") },
    ...{ method: "transfer", paidOn: "2026-11-19" },
  });
  await work(async () => {
    expect(await reminders(paid)).toMatchObject([
      { status: "failed", message: expect.stringMatching(/paid before/) },
    ]);
    expect(await reminders(silent)).toMatchObject([
      { status: "failed", message: expect.stringMatching(/no e-mail address/) },
    ]);
  });
  expect(received).toEqual([]);
});

test("an operator that wants it has its bills gone over each morning, by itself", async () => {
  const db = await billed("ada@byron.example", "de", true);
  const days = () => db.shared.dunningDay.findMany({ orderBy: { day: "asc" } });
  // The first morning is to come; here it has come.
  expect((await days()).map(({ dueAt }) => (dueAt?.getTime() ?? 0) > Date.now())).toEqual([true]);
  const yesterday = { day: new Date(Date.now() - 86_400_000), dueAt: new Date(Date.now() - 1_000) };
  await db.shared.dunningDay.updateMany({ data: yesterday });
  await work(async () => {
    expect(await reminders(db)).toMatchObject([{ status: "done" }]);
    expect(await days()).toHaveLength(2);
  });
  const [first, next] = await days();
  expect(first).toMatchObject({ taken: 1, resumed: 0, dueAt: null });
  expect(next?.dueAt?.getTime()).toBeGreaterThan(Date.now());
  expect(received).toHaveLength(1);
});
