import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { loginUrls } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { WEBHOOK_PATIENCE } from "@tributary/domain/webhook/patience";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { emitEvent } from "../event/emit-event.ts";
import { type House, operatorHouse, portfolioHouse } from "../event/house.ts";
import { HOSTS_VARIABLE } from "../network-order/guarded-agent.ts";
import { startReceiver } from "../testing/webhook-receiver.ts";
import { addEndpoint } from "../webhook/save-endpoint.ts";

const EVENTS = howMany({ whole: 120, daily: 60 });
const KILLS = howMany({ whole: 5, daily: 3 });
const patience = {
  ...WEBHOOK_PATIENCE,
  mostAttempts: 50,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
  holdMilliseconds: 1_500,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("AUTH_SECRET", "a secret of this test, long enough to derive keys");
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  // A job whose worker died comes again after seconds instead of minutes.
  await database.superuser.query(
    "UPDATE pgboss.queue SET expire_seconds = 2, retry_delay = 0, retry_backoff = false",
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

function startWorker(): ChildProcess {
  const { operator, portfolio, auth, jobs } = loginUrls(database);
  const program = new URL("../testing/event-worker-child.ts", import.meta.url);
  const told = [operator, portfolio, auth, jobs, JSON.stringify(patience)];
  return startChild(program, told);
}

/** A mail server that keeps under which id what came. */
async function startMailServer() {
  const ids: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        ids.push(/^Message-ID: <(.+)@tributary>/im.exec(Buffer.concat(parts).toString("utf8"))?.[1] ?? "");
        answer();
      });
    },
  });
  // A worker that is killed cuts its connection.
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  vi.stubEnv("TRIBUTARY_SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  return { ids, close: () => new Promise<void>((closed) => server.close(() => closed())) };
}

/** Somebody at the operator who wants a mail of its own for each event. */
async function addListener(house: House): Promise<void> {
  const { operatorId } = house;
  const { id: userId } = await database.authDb().user.create({
    data: {
      ...{ email: "dev@alfa.example", name: "Ada", status: "active" },
      bindings: { create: { role: "operator-viewer", operatorId, grantedBy: "setup" } },
    },
  });
  const way = { userId, eventType: "operator.live", way: "at-once" };
  await house.tables.notificationPreference.createMany({ data: [way] });
}

test("workers are killed again and again: each event arrives, and each mail, under its one id", async () => {
  const mails = await startMailServer();
  const alfa = operatorHouse(database.operatorDb((await database.makeOperator()).id));
  const mvna = portfolioHouse(database.portfolioDb());
  await addListener(alfa);
  // Every third answer is lost with its connection: the event arrived, and nobody here knows.
  let answers = 0;
  const receiver = await startReceiver((_event, response) => {
    answers += 1;
    if (answers % 3 === 0) response.socket?.destroy();
    else response.end();
  });
  const asked = { description: "", eventTypes: ["operator.live"], actor: "setup" } as const;
  for (const [house, name] of [
    [alfa, "alfa"],
    [mvna, "mvna"],
  ] as const) {
    await addEndpoint(house, { ...asked, url: `${receiver.url}&house=${name}` });
  }
  for (let index = 0; index < EVENTS; index += 1) {
    await emitEvent(alfa.tables, {
      ...{ type: "operator.live", subject: `${index}` },
      payload: { name: `${index}`, since: 0 },
    });
  }
  const expected = EVENTS * 3;
  const countDone = async () => {
    const where = { status: "done" };
    const counts = [alfa, mvna].map(({ tables }) => tables.webhookDelivery.count({ where }));
    const [one = 0, other = 0] = await Promise.all(counts);
    return one + other + (await alfa.tables.notification.count({ where }));
  };
  let kills = 0;
  for (; kills < KILLS && (await countDone()) < expected; kills += 1) {
    const before = await countDone();
    const worker = startWorker();
    await vi.waitFor(async () => expect(await countDone()).toBeGreaterThan(before), {
      ...{ timeout: 60_000, interval: 5 },
    });
    await sleep(Math.random() * 30);
    worker.kill("SIGKILL");
    await once(worker, "exit");
  }
  const last = startWorker();
  await vi.waitFor(async () => expect(await countDone()).toBe(expected), { timeout: 120_000, interval: 100 });
  last.kill("SIGKILL");
  await once(last, "exit");
  await receiver.close();
  await mails.close();
  expect(kills).toBeGreaterThan(0);
  const told = await alfa.tables.outboxEvent.findMany({ select: { id: true, dueAt: true } });
  expect(told.filter(({ dueAt }) => dueAt !== null)).toEqual([]);
  const times = new Map<string, number>();
  for (const { id } of receiver.received) times.set(id, (times.get(id) ?? 0) + 1);
  // At least once to each of two; no id but those of the events.
  expect([...times.keys()].sort()).toEqual(told.map(({ id }) => id).sort());
  const arrived = told.filter(({ id }) => (times.get(id) ?? 0) >= 2).length;
  const queued = await alfa.tables.notification.findMany({ select: { id: true } });
  const mailed = queued.filter(({ id }) => mails.ids.includes(id)).length;
  expect(mails.ids.filter((id) => !queued.some((mail) => mail.id === id))).toEqual([]);
  expect(queued).toHaveLength(EVENTS);
  reportGuarantee(33, mailed, EVENTS, "mails of events that arrived under their one id");
  reportGuarantee(33, arrived, EVENTS, `events that arrived at both houses, workers killed ${kills} times`);
}, 300_000);
