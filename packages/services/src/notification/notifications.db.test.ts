import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { EventType } from "@tributary/domain/event/event-types";
import { nextDigest, USUAL_SCHEDULE } from "@tributary/domain/notification/due";
import type { Role } from "@tributary/domain/user/roles";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type EmittedEvent, emitEvent } from "../event/emit-event.ts";
import { type House, operatorHouse, portfolioHouse } from "../event/house.ts";
import { runEvents } from "../event/run-events.ts";
import { guardedAgent } from "../network-order/guarded-agent.ts";
import { saveChoices, showChoices } from "./choices.ts";
import { NOTIFICATION_PATIENCE } from "./queue-notifications.ts";

const patience = { ...NOTIFICATION_PATIENCE, firstPauseMilliseconds: 1, longestPauseMilliseconds: 5 };

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

async function alfa(): Promise<House & { readonly operatorId: string }> {
  const { id: operatorId } = await database.makeOperator();
  return { ...operatorHouse(database.operatorDb(operatorId)), operatorId };
}

async function addPerson(role: Role, operatorId: string | null) {
  const email = `${randomUUID()}@example.net`;
  const { id: userId } = await database.authDb().user.create({
    data: {
      ...{ email, name: "Vera Lindt", status: "active" },
      bindings: { create: { role, operatorId, grantedBy: "setup" } },
    },
    select: { id: true },
  });
  return { userId, email, bindings: [{ role, operatorId }] };
}

async function work(isReached: () => Promise<void> | void, faults: unknown[] = []): Promise<void> {
  const [stop, dispatcher] = [new AbortController(), guardedAgent()];
  const running = runEvents({
    ...{ doors: database, dispatcher, patience, signal: stop.signal },
    onFault: (fault) => faults.push(fault),
  });
  await vi.waitFor(isReached, { timeout: 30_000, interval: 50 });
  stop.abort();
  await running;
  await dispatcher.destroy();
}

const isHandedOut = async ({ tables }: House) =>
  expect(await tables.outboxEvent.count({ where: { dueAt: { not: null } } })).toBe(0);

const disabled = (host: string): EmittedEvent<"webhook.disabled"> => ({
  ...{ type: "webhook.disabled", subject: "w" },
  payload: { endpointId: "w", host, reason: "It took nothing for two days." },
});

const statement = (number: string): EmittedEvent<"statement.issued"> => ({
  ...{ type: "statement.issued", subject: number },
  payload: {
    ...{ number, version: 1, period: "2026-10", currency: "EUR", dueOn: "2026-11-30" },
    ...{ net: 20_000_000n, tax: 3_800_000n, gross: 23_800_000n },
  },
});

const choose = (way: "at-once" | "daily" | "none", type: EventType & "statement.issued") => ({
  ...{ schedule: USUAL_SCHEDULE, choices: [{ type, way }] },
});

const mailsTo = (email: string) => received.filter(({ to }) => to === email);

test("who may hear of it gets one mail at once, and nobody else does", async () => {
  const [house, sibling] = [await alfa(), await alfa()];
  const [admin, viewer] = [
    await addPerson("operator-admin", house.operatorId),
    await addPerson("operator-viewer", house.operatorId),
  ];
  const others = await addPerson("operator-admin", sibling.operatorId);
  await emitEvent(house.tables, disabled("hooks.alfa.example"));
  await work(async () => {
    await isHandedOut(house);
    expect(await house.tables.notification.findMany()).toMatchObject([{ status: "done", attempts: 1 }]);
  });
  expect(mailsTo(admin.email).map(({ text }) => text)).toEqual([
    expect.stringContaining("hooks.alfa.example is switched off"),
  ]);
  expect([...mailsTo(viewer.email), ...mailsTo(others.email)]).toEqual([]);
  expect(await sibling.tables.notification.count()).toBe(0);
});

test("a mail server that is away is tried again, with the same message", async () => {
  const house = await alfa();
  const { email } = await addPerson("operator-developer", house.operatorId);
  refusals = 2;
  const faults: unknown[] = [];
  await emitEvent(house.tables, disabled("hooks.example"));
  await work(
    async () =>
      expect(await house.tables.notification.findMany()).toMatchObject([{ status: "done", attempts: 3 }]),
    faults,
  );
  expect(faults).toHaveLength(2);
  const { id } = await house.tables.notification.findFirstOrThrow();
  expect(mailsTo(email).map(({ text }) => text)).toEqual([
    expect.stringContaining(`Message-ID: <${id}@tributary>`),
  ]);
});

test("a day's events come in one mail on the next morning, to the operator and to the MVNA", async () => {
  const [house, mvna] = [await alfa(), portfolioHouse(database.portfolioDb())];
  const finance = await addPerson("operator-finance", house.operatorId);
  const analyst = await addPerson("settlement-analyst", null);
  const { at } = nextDigest(Date.now(), USUAL_SCHEDULE);
  for (const number of ["S-1", "S-2"]) {
    await emitEvent(mvna.tables, { ...statement(number), operatorId: house.operatorId });
  }
  await work(() => isHandedOut(house));
  for (const [{ tables }, { userId }] of [
    [house, finance],
    [mvna, analyst],
  ] as const) {
    const [daily, ...more] = await tables.notification.findMany({ where: { userId } });
    expect([daily?.dueAt?.getTime(), daily?.status, more]).toEqual([at, "waiting", []]);
  }
  expect(received).toEqual([]);
  // The morning has come.
  const due = new Date(Date.now() - 1_000);
  for (const { tables } of [house, mvna]) await tables.notification.updateMany({ data: { dueAt: due } });
  await work(() =>
    expect([mailsTo(finance.email), mailsTo(analyst.email)].map((all) => all.length)).toEqual([1, 1]),
  );
  const [{ text = "" } = {}] = mailsTo(finance.email);
  expect(text).toMatch(/- Statement S-1 for 2026-10 is issued: 23\.80 EUR[\s\S]*- Statement S-2 for/);
});

test("what happens while the daily mail is on its way stands in the next one", async () => {
  const house = await alfa();
  const { userId } = await addPerson("operator-finance", house.operatorId);
  await emitEvent(house.tables, statement("S-1"));
  await work(() => isHandedOut(house));
  await house.tables.notification.updateMany({ data: { attempts: 1, status: "running" } });
  await emitEvent(house.tables, statement("S-2"));
  await work(() => isHandedOut(house));
  const mails = await house.tables.notification.findMany({
    ...{ where: { userId }, orderBy: { digestOn: "asc" }, include: { items: true } },
  });
  expect(mails.map(({ items }) => items.length)).toEqual([1, 1]);
  const [one, other] = mails.map(({ digestOn }) => digestOn?.getTime() ?? 0);
  expect((other ?? 0) - (one ?? 0)).toBe(86_400_000);
});

test("who lost the right before the mail goes does not hear of it", async () => {
  const house = await alfa();
  const { userId, email } = await addPerson("operator-finance", house.operatorId);
  await emitEvent(house.tables, statement("S-1"));
  await work(() => isHandedOut(house));
  await database.authDb().roleBinding.updateMany({
    where: { userId },
    data: { revokedAt: new Date(), revokedBy: "setup" },
  });
  await house.tables.notification.updateMany({ data: { dueAt: new Date(Date.now() - 1_000) } });
  await work(async () =>
    expect(await house.tables.notification.findMany()).toMatchObject([
      { status: "failed", message: "They have no role here any more." },
    ]),
  );
  expect(mailsTo(email)).toEqual([]);
});

test("people choose how they hear, and only of what they may", async () => {
  const house = await alfa();
  const [finance, other] = [
    await addPerson("operator-finance", house.operatorId),
    await addPerson("operator-finance", house.operatorId),
  ];
  const shown = await showChoices(house, finance);
  expect(shown.choices.find(({ type }) => type === "statement.issued")?.way).toBe("daily");
  expect(shown.choices.map(({ type }) => type)).not.toContain("webhook.disabled");
  await saveChoices(house, finance, choose("at-once", "statement.issued"));
  await saveChoices(house, other, choose("none", "statement.issued"));
  await saveChoices(house, other, choose("none", "statement.issued"));
  await emitEvent(house.tables, statement("S-9"));
  await work(() => expect(mailsTo(finance.email)).toHaveLength(1));
  expect(await house.tables.notification.count()).toBe(1);
  const half = { ...USUAL_SCHEDULE, quietFrom: 60 };
  await expect(saveChoices(house, other, { schedule: half, choices: [] })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  const nowhere = { ...USUAL_SCHEDULE, zone: "Moon/Tranquility" };
  await expect(saveChoices(house, other, { schedule: nowhere, choices: [] })).rejects.toMatchObject({
    code: "ZONE_UNKNOWN",
  });
});

test("quiet hours hold a mail back until they are over", async () => {
  const house = await alfa();
  const admin = await addPerson("operator-admin", house.operatorId);
  const now = new Date();
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const quiet = { quietFrom: (minute + 1_410) % 1_440, quietUntil: (minute + 60) % 1_440 };
  await saveChoices(house, admin, { schedule: { ...USUAL_SCHEDULE, ...quiet }, choices: [] });
  await emitEvent(house.tables, disabled("hooks.example"));
  await work(() => isHandedOut(house));
  const [held] = await house.tables.notification.findMany();
  const wait = (held?.dueAt?.getTime() ?? 0) - now.getTime();
  expect(wait).toBeGreaterThan(58 * 60_000);
  expect(wait).toBeLessThanOrEqual(60 * 60_000);
});
