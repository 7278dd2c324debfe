import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { loginUrls } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { openTicket } from "../ticket/open-ticket.ts";
import { TICKET_MAIL_PATIENCE } from "../ticket/queue-ticket-mail.ts";
import { replyTicket } from "../ticket/reply-ticket.ts";

const REPLIES = 80;
const KILLS = howMany({ whole: 5, daily: 3 });
const SEALED_BY = `1:${"a".repeat(64)}`;
const keys = readSealKeys(SEALED_BY);
const actor = "anna@alfa.example";
const at = new Date("2026-11-02T09:00:00Z");
const patience = {
  ...TICKET_MAIL_PATIENCE,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
  holdMilliseconds: 1_500,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
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
  const { operator, jobs } = loginUrls(database);
  const program = new URL("../testing/desk-worker-child.ts", import.meta.url);
  const told = [operator, jobs, JSON.stringify(patience), SEALED_BY];
  return startChild(program, told);
}

/** A mail server that keeps what came; of every third mail its word is lost with the connection. */
async function startMailServer() {
  const mails: { readonly id: string; readonly text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        mails.push({ id: /^Message-ID: <(.+)@tributary>/im.exec(text)?.[1] ?? "", text });
        if (mails.length % 3 !== 0) return answer();
        const lost = new Error("gone") as Error & { responseCode: number };
        lost.responseCode = 421;
        answer(lost);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  vi.stubEnv("TRIBUTARY_SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  return { mails, close: () => new Promise<void>((closed) => server.close(() => closed())) };
}

test("the desk's workers are killed again and again: each reply arrives, under its one id", async () => {
  const server = await startMailServer();
  const db = database.operatorDb((await database.makeOperator()).id);
  for (let index = 1; index <= REPLIES; index += 1) {
    const { number } = await openTicket(db, {
      ...{ subject: `Question ${index}`, text: "Why?", channel: "phone", category: "other" },
      ...{ priority: "normal", subscriber: null, authorKind: "operator", files: [], actor, at, keys },
      requester: { name: "Ada", address: `ada.${index}@byron.example` },
    });
    const reply = {
      text: `Answer ${index}.`,
      files: [],
      authorKind: "operator",
      thenStatus: "waiting",
    } as const;
    await replyTicket(db, { number, actor, at, ...reply });
  }
  const countDone = () => db.shared.ticketMail.count({ where: { status: "done" } });
  let kills = 0;
  for (; kills < KILLS && (await countDone()) < REPLIES; kills += 1) {
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
  await vi.waitFor(async () => expect(await countDone()).toBe(REPLIES), { timeout: 120_000, interval: 100 });
  last.kill("SIGKILL");
  await once(last, "exit");
  await server.close();
  expect(kills).toBeGreaterThan(1);
  const replies = await db.shared.ticketMessage.findMany({ where: { authorKind: "operator" } });
  const answers = replies.filter(({ text }) => text.startsWith("Answer "));
  expect(answers).toHaveLength(REPLIES);
  const arrived = answers.filter(({ id, text }) =>
    server.mails.some((mail) => mail.id === id && mail.text.includes(text)),
  );
  // Nothing arrived under another id, and no id carried two texts.
  expect(server.mails.filter(({ id }) => !answers.some((answer) => answer.id === id))).toEqual([]);
  const misled = server.mails.filter(({ id, text }) => {
    return !text.includes(answers.find((answer) => answer.id === id)?.text ?? "\0");
  });
  expect(misled).toEqual([]);
  // At least once, not once: those whose answer was lost came again.
  expect(server.mails.length).toBeGreaterThan(REPLIES);
  reportGuarantee(33, arrived.length, REPLIES, `replies by mail that arrived, workers killed ${kills} times`);
}, 300_000);
