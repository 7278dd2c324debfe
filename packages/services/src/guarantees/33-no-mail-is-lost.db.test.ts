import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { loginUrls } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { LookPatience } from "@tributary/domain/mailbox/next-look";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { saveMailboxProfile } from "../mailbox/save-mailbox-profile.ts";
import { HOSTS_VARIABLE } from "../network-order/guarded-agent.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { mailText } from "../testing/hostile-mails.ts";
import { type ImapTestServer, imapServer } from "../testing/imap-server.ts";

const MAILS = 150;
const KILLS = howMany({ whole: 5, daily: 3 });
const SEALED_BY = `1:${"a".repeat(64)}`;
const patience: LookPatience = {
  ...{ intervalMilliseconds: 200, longestPauseMilliseconds: 500, holdMilliseconds: 1_500 },
};

let database: TestDatabase;
let server: ImapTestServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await imapServer();
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  // A job whose worker died comes again after seconds instead of minutes.
  await database.superuser.query(
    "UPDATE pgboss.queue SET expire_seconds = 2, retry_delay = 0, retry_backoff = false",
  );
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await database.close();
});

function startWorker(): ChildProcess {
  const { operator, jobs } = loginUrls(database);
  const program = new URL("../testing/mailbox-worker-child.ts", import.meta.url);
  const told = [operator, jobs, JSON.stringify(patience), SEALED_BY];
  return startChild(program, told);
}

test("whoever reads a mailbox is killed again and again: each mail is a ticket, once", async () => {
  const db = database.operatorDb((await database.makeOperator()).id);
  await saveMailboxProfile(db, {
    settings: {
      ...{ host: "127.0.0.1", port: server.port, security: "none", userName: "help", folder: "INBOX" },
      isActive: true,
    },
    ...{ password: server.password, keys: readSealKeys(SEALED_BY), actor: "anna", at: new Date() },
  });
  for (let index = 1; index <= MAILS; index += 1) {
    // Every fifth says no id of its own.
    const id: Record<string, string> = index % 5 === 0 ? {} : { "Message-ID": `<${index}@byron.example>` };
    server.deliver("help", mailText({ ...id, Subject: `Question ${index}` }, `Text ${index}.`));
  }
  const count = () => db.shared.ticket.count();
  let kills = 0;
  for (; kills < KILLS && (await count()) < MAILS; kills += 1) {
    const before = await count();
    const worker = startWorker();
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(before), {
      ...{ timeout: 60_000, interval: 5 },
    });
    await sleep(Math.random() * 30);
    worker.kill("SIGKILL");
    await once(worker, "exit");
  }
  expect(await count()).toBeLessThan(MAILS);
  const last = startWorker();
  await vi.waitFor(
    async () => {
      const mailbox = await db.shared.mailbox.findFirstOrThrow({ where: { dueAt: { not: null } } });
      expect([mailbox.lastUid, mailbox.message]).toEqual([BigInt(MAILS), null]);
    },
    { timeout: 120_000, interval: 100 },
  );
  last.kill("SIGKILL");
  await once(last, "exit");
  expect(kills).toBe(KILLS);
  expect(await db.shared.refusedMail.count()).toBe(0);
  const messages = await db.shared.ticketMessage.findMany({ select: { text: true } });
  const times = new Map<string, number>();
  for (const { text } of messages) times.set(text.trim(), (times.get(text.trim()) ?? 0) + 1);
  const isOnce = Array.from({ length: MAILS }, (_, index) => times.get(`Text ${index + 1}.`) === 1);
  expect(messages).toHaveLength(MAILS);
  reportGuarantee(
    33,
    isOnce.filter(Boolean).length,
    MAILS,
    `mails that became one ticket each, reader killed ${kills} times`,
  );
}, 300_000);
