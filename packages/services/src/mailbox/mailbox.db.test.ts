import fs from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { LOOK_PATIENCE } from "@tributary/domain/mailbox/next-look";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { HOSTS_VARIABLE } from "../network-order/guarded-agent.ts";
import { resealSubscribers } from "../subscriber/reseal-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { hostileMails, mailText } from "../testing/hostile-mails.ts";
import { type ImapTestServer, imapServer } from "../testing/imap-server.ts";
import { replyTicket } from "../ticket/reply-ticket.ts";
import { lookIntoMailbox } from "./look-into-mailbox.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";
import { readOwnSpool, readSpool } from "./read-spool.ts";
import { saveMailboxProfile } from "./save-mailbox-profile.ts";
import { showMailbox } from "./show-mailbox.ts";
import { takeMail } from "./take-mail.ts";
import { testMailbox } from "./test-mailbox.ts";

const OLD_KEY = `1:${"a".repeat(64)}`;
const keys = readSealKeys(OLD_KEY);
const actor = "anna@alfa.example";

let database: TestDatabase;
let server: ImapTestServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await imapServer();
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await database.close();
});

let db: ReturnType<TestDatabase["operatorDb"]>;
let user: string;
beforeEach(async () => {
  db = database.operatorDb((await database.makeOperator()).id);
  user = `u${db.operatorId}`;
});

const settings = (more: object = {}) => ({
  ...{ host: "127.0.0.1", port: server.port, security: "none" as const, userName: user, folder: "INBOX" },
  ...{ isActive: true, ...more },
});
const save = (more: object = {}, password: string | null = server.password) =>
  saveMailboxProfile(db, {
    ...{ settings: settings(more), keys, actor, at: new Date() },
    ...(password === null ? {} : { password }),
  });
const testNow = async () => {
  const { version } = await showMailbox(db);
  return testMailbox(db, { keys, version, actor });
};
const current = () => db.shared.mailbox.findFirstOrThrow({ where: { dueAt: { not: null } } });
const faults: unknown[] = [];

/** Looks as the worker does, without its minute. */
async function look(most?: number): Promise<void> {
  const { id, dueAt } = await current();
  await lookIntoMailbox({
    ...{ db, mailboxId: id, dueAt: dueAt?.getTime() ?? 0, keys, patience: LOOK_PATIENCE },
    ...{ onFault: (fault: unknown) => faults.push(fault), ...(most === undefined ? {} : { most }) },
  });
}

const tickets = () =>
  db.shared.ticket.findMany({
    orderBy: { number: "asc" },
    include: { thread: { orderBy: { occurredAt: "asc" } } },
  });
const mail = (id: string, head: Readonly<Record<string, string>> = {}, body?: string) =>
  mailText({ "Message-ID": `<${id}@byron.example>`, ...head }, body);

/** A server keeps the second in which a mail came. */
const nextSecond = () => new Promise((wait) => setTimeout(wait, 1_100));

test("mails become tickets once, answers go on with theirs, and it shows what was read", async () => {
  server.deliver(user, mail("before"));
  await nextSecond();
  await save();
  server.deliver(user, mail("1", { Subject: "=?utf-8?q?Keine_Daten_in_M=C3=BCnchen?=" }));
  server.deliver(user, mail("2"));
  await look();
  await look();
  expect((await tickets()).map(({ subject }) => subject)).toEqual(["Keine Daten in München", "No data"]);
  const at = new Date();
  const said = {
    text: "We look into it.",
    files: [],
    authorKind: "operator",
    thenStatus: "waiting",
  } as const;
  await replyTicket(db, { number: 1, actor, at, ...said });
  const reply = await db.shared.ticketMessage.findFirstOrThrow({ where: { authorKind: "operator" } });
  await nextSecond();
  server.deliver(user, mail("3", { "In-Reply-To": `<${reply.id}@tributary>` }, "It works again."));
  server.deliver(user, mail("4", { References: "<2@byron.example> <x@elsewhere.example>" }, "And mine?"));
  server.deliver(user, mail("2"));
  await look();
  expect(
    (await tickets()).map(({ status, thread }) => [status, thread.map(({ text }) => text.trim())]),
  ).toEqual([
    ["todo", ["Nothing works.", "We look into it.", "It works again."]],
    ["todo", ["Nothing works.", "And mine?"]],
  ]);
  expect(await showMailbox(db)).toMatchObject({ failures: 0, message: null, refused: { total: 0 } });
  expect((await current()).readAt).not.toBeNull();
  expect(faults).toEqual([]);
}, 60_000);

test("hostile mails are taken in or refused with reason and bytes; none stops the others", async () => {
  await save();
  const hostile = hostileMails();
  for (const { mail: bytes } of hostile) server.deliver(user, bytes);
  server.deliver(user, mail("last"));
  const began = Date.now();
  await look();
  expect(faults).toEqual([]);
  const refused = await db.shared.refusedMail.findMany();
  const expected = hostile.flatMap(({ refused: reason }) => reason ?? []);
  expect(refused.map(({ reason }) => reason).sort()).toEqual([...expected].sort());
  for (const { reason, headSealed, hash, place } of refused) {
    const isLarge = reason === "TOO_LARGE";
    expect([headSealed === null, hash === null]).toEqual([isLarge, isLarge]);
    expect(place).toMatch(/^INBOX \d+\/\d+$/);
  }
  const own = refused.find(({ reason }) => reason === "OURS");
  expect(
    `${mailboxSealer(keys, db.operatorId).openHead(own?.place ?? "", own?.headSealed ?? new Uint8Array())}`,
  ).toContain("Nothing works.");
  const kept = await tickets();
  expect(kept).toHaveLength(hostile.length - expected.length + 1);
  const files = await db.shared.ticketAttachment.findMany({ orderBy: { fileName: "asc" } });
  expect(files.map(({ fileName }) => fileName)).toEqual(["bomb.zip", "passwd.txt"]);
  expect(
    kept.flatMap(({ thread }) => thread.map(({ text }) => text)).filter((text) => /alert\(1\)/.test(text)),
  ).toEqual([]);
  // Read again, all stays as it is.
  await db.shared.mailbox.updateMany({ where: {}, data: { lastUid: 0n } });
  await look();
  expect([(await tickets()).length, await db.shared.refusedMail.count()]).toEqual([
    kept.length,
    refused.length,
  ]);
  expect(Date.now() - began).toBeLessThan(120_000);
  reportGuarantee(
    33,
    kept.length + refused.length,
    hostile.length + 1,
    "mails, hostile ones among them, that had one effect",
  );
}, 180_000);

test("what a machine wrote is kept with low priority, stirs no ticket and is never answered", async () => {
  await save();
  server.deliver(user, mail("1"));
  await look();
  await replyTicket(db, {
    ...{ number: 1, actor, at: new Date(), text: "Try again.", files: [], authorKind: "operator" as const },
    thenStatus: "waiting",
  });
  const reply = await db.shared.ticketMessage.findFirstOrThrow({ where: { authorKind: "operator" } });
  const sent = await db.shared.ticketMail.count();
  const heads: readonly Readonly<Record<string, string>>[] = [
    { "Auto-Submitted": "auto-replied" },
    { Precedence: "bulk" },
    { "List-Id": "<news.example>" },
    { "Return-Path": "<>" },
  ];
  for (const [index, head] of heads.entries()) {
    server.deliver(user, mail(`a${index}`, { ...head, "In-Reply-To": `<${reply.id}@tributary>` }));
  }
  server.deliver(user, mail("alone", { "Auto-Submitted": "auto-generated" }));
  await look();
  const [first, second, ...more] = await tickets();
  expect([first?.status, first?.thread.length, second?.priority, more]).toEqual(["waiting", 6, "low", []]);
  expect(first?.thread.filter(({ isAutomatic }) => isAutomatic)).toHaveLength(4);
  expect(await db.shared.ticketMail.count()).toBe(sent);
}, 60_000);

test("a mail without an id has the same one each time; numbers given anew change nothing", async () => {
  await save();
  server.deliver(user, mailText({}, "Without an id."));
  server.deliver(user, mail("1"));
  await look();
  const { uidValidity } = await current();
  await new Promise((wait) => setTimeout(wait, 1_100));
  server.renumber(user);
  server.deliver(user, mail("2"));
  await look();
  expect((await current()).uidValidity).not.toBe(uidValidity);
  expect(await tickets()).toHaveLength(3);
}, 60_000);

test("a mail that was taken in before its place was kept is there once", async () => {
  await save();
  server.deliver(user, mail("1"));
  await takeMail(db, { place: "elsewhere", bytes: Buffer.from(mail("1")), receivedAt: new Date() }, keys);
  await look();
  expect(await tickets()).toHaveLength(1);
  expect((await current()).lastUid).toBe(1n);
});

test("a mail that cannot be kept is tried five times, refused, and those behind it are read", async () => {
  await save();
  await database.superuser.query(`
    CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.text LIKE '%poison%' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER poison BEFORE INSERT ON ticket_message FOR EACH ROW EXECUTE FUNCTION refuse_poison();`);
  try {
    server.deliver(user, mail("1"));
    server.deliver(user, mail("2", {}, "poison"));
    server.deliver(user, mail("3"));
    for (let tries = 1; tries <= 5; tries += 1) {
      await look();
      expect(await showMailbox(db)).toMatchObject({ failures: tries, refused: { total: 0 } });
    }
    await look();
    expect((await tickets()).length).toBe(2);
    expect(await showMailbox(db)).toMatchObject({
      failures: 0,
      refused: { total: 1, latest: [{ reason: "NOT_TAKEN" }] },
    });
    const spool = await fs.mkdtemp(path.join(tmpdir(), "tributary-poison-"));
    await save({ isActive: false });
    await fs.mkdir(path.join(spool, db.operatorId));
    await fs.writeFile(path.join(spool, db.operatorId, "p.eml"), mail("4", {}, "poison"));
    const failures = new Map<string, number>();
    const read = () => readOwnSpool(db, { folder: spool, keys, failures, onFault: () => undefined });
    for (let tries = 1; tries <= 5; tries += 1) expect(await read()).toEqual({ taken: 0, refused: 0 });
    expect(await read()).toEqual({ taken: 0, refused: 1 });
    await fs.rm(spool, { recursive: true });
  } finally {
    await database.superuser.query("DROP TRIGGER poison ON ticket_message; DROP FUNCTION refuse_poison();");
    faults.length = 0;
  }
}, 60_000);

test("one look reads so many mails, and the next follows at once", async () => {
  await save();
  for (let index = 1; index <= 5; index += 1) server.deliver(user, mail(`m${index}`));
  await look(3);
  expect([(await tickets()).length, ((await current()).dueAt?.getTime() ?? 0) <= Date.now()]).toEqual([
    3,
    true,
  ]);
  await look(3);
  expect([(await tickets()).length, ((await current()).dueAt?.getTime() ?? 0) > Date.now() + 30_000]).toEqual(
    [5, true],
  );
});

test("a look that is not due, or that somebody holds, reads nothing", async () => {
  await save();
  server.deliver(user, mail("1"));
  const { id, dueAt } = await current();
  await db.shared.mailbox.updateMany({ where: { id }, data: { dueAt: new Date(Date.now() + 200_000) } });
  await lookIntoMailbox({
    db,
    mailboxId: id,
    dueAt: dueAt?.getTime() ?? 0,
    keys,
    patience: LOOK_PATIENCE,
    onFault: () => undefined,
  });
  expect(await tickets()).toEqual([]);
});

test("what keeps a mailbox from being read is said, and it rests longer each time", async () => {
  const told = async (more: object, password?: string) => {
    await save(more, password ?? server.password);
    return testNow();
  };
  expect(await testNow()).toBeNull();
  await expect(testMailbox(db, { keys, version: 1, actor })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
  expect(await told({})).toEqual({ isReached: true, message: '"INBOX" is open; 0 mails lie there.' });
  expect(await told({}, "wrong")).toEqual({
    ...{ isReached: false, message: "The mail server refuses the user name or the password." },
  });
  expect(await told({ folder: "Nowhere" })).toMatchObject({
    isReached: false,
    message: 'The mail server does not open the folder "Nowhere".',
  });
  expect(await told({ port: 1 })).toMatchObject({
    message: "The mail server does not answer (ECONNREFUSED).",
  });
  expect(await told({ security: "tls", port: server.tlsPort })).toMatchObject({
    ...{ isReached: false, message: expect.stringContaining("certificate is not to be trusted") },
  });
  expect(await told({ security: "starttls" })).toMatchObject({
    isReached: false,
    message: expect.stringContaining("certificate"),
  });
  await save({}, "wrong");
  const pauses: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    await look();
    pauses.push(Math.round((((await current()).dueAt?.getTime() ?? 0) - Date.now()) / 60_000));
  }
  // Each look of this test says that it is later than it is; pauses are counted from the real moment.
  expect(pauses).toEqual([1, 2, 4]);
  expect(await showMailbox(db)).toMatchObject({
    failures: 3,
    message: "The mail server refuses the user name or the password.",
  });
  faults.length = 0;
}, 60_000);

test.each([
  [{ host: "10.0.0.5", security: "tls" }, /not in the public internet/],
  [{ host: "0x7f.1", security: "tls" }, /not in the public internet/],
  [{ host: "mail.alfa.example", security: "none" }, /travel encrypted/],
])("a server like %o is not asked", async (more, said) => {
  await expect(save(more)).rejects.toThrow(said);
});

test("a name that leads into our own network is not connected to, whatever it was when saved", async () => {
  await save({ host: "localhost", security: "starttls" });
  expect(await testNow()).toMatchObject({
    ...{ isReached: false, message: expect.stringContaining("not in the public internet") },
  });
});

test("a kept password goes to the server and user for whom it was given, and to nobody else", async () => {
  await expect(save({}, null)).rejects.toThrow(/Give the password/);
  await save();
  await save({ folder: "INBOX" }, null);
  for (const more of [{ host: "localhost", security: "starttls" }, { userName: "somebody" }, { port: 1 }]) {
    await expect(save(more, null)).rejects.toThrow(/Give the password/);
  }
  const shown = await showMailbox(db);
  expect(shown.version).toBe(2);
  expect(JSON.stringify(shown)).not.toContain(server.password);
  const events = await database.superuser.query(
    "SELECT details::text AS d FROM audit_event WHERE action LIKE 'mailbox%'",
  );
  expect(events.rows.filter(({ d }) => String(d).includes(server.password))).toEqual([]);
});

test("what was refused is listed for 90 days", async () => {
  await save();
  const day = 86_400_000;
  for (const days of [89, 91]) {
    const refusedAt = new Date(Date.now() - days * day);
    const mail = { place: `INBOX 1/${days}`, reason: "TOO_LARGE", sizeBytes: 30_000_000, refusedAt };
    await db.shared.refusedMail.create({ data: mail });
  }
  await look();
  expect((await showMailbox(db)).refused.latest.map(({ place }) => place)).toEqual(["INBOX 1/89"]);
});

test("what is sealed is sealed anew with a newer key", async () => {
  await save();
  server.deliver(user, mailText({ From: "nobody" }));
  await look();
  const newer = readSealKeys(`2:${"b".repeat(64)} ${OLD_KEY}`);
  await resealSubscribers(db, { keys: newer, actor });
  const [newest] = newer;
  const alone = mailboxSealer([newest] as unknown as typeof newer, db.operatorId);
  const profile = await latestMailboxProfile(db.shared);
  expect(alone.openPassword(profile?.passwordSealed ?? new Uint8Array())).toBe(server.password);
  const { place, headSealed } = await db.shared.refusedMail.findFirstOrThrow({});
  expect(`${alone.openHead(place, headSealed ?? new Uint8Array())}`).toContain("From: nobody");
});

test("a spool is read where no mailbox is: whole files, once; what was read moves away", async () => {
  const spool = await fs.mkdtemp(path.join(tmpdir(), "tributary-mail-in-"));
  const folder = path.join(spool, db.operatorId);
  await fs.mkdir(path.join(spool, "nobody_here"), { recursive: true });
  await fs.mkdir(folder);
  await fs.writeFile(path.join(spool, "nobody_here", "a.eml"), mail("x"));
  await fs.writeFile(path.join(folder, "1.eml"), mail("1"));
  await fs.writeFile(path.join(folder, "2.eml"), "no mail");
  await fs.writeFile(path.join(folder, "3.eml.part"), mail("half"));
  await fs.symlink("/etc/hostname", path.join(folder, "4.eml"));
  const readAll = () =>
    readSpool({ folder: spool, doors: database, keys, onFault: (fault) => faults.push(fault) });
  await save();
  await readAll();
  expect(await tickets()).toEqual([]);
  await save({ isActive: false });
  await Promise.all([readAll(), readAll()]);
  await readAll();
  expect(await tickets()).toHaveLength(1);
  expect((await fs.readdir(folder)).sort()).toEqual(["3.eml.part", "4.eml", "read", "refused"]);
  expect([
    await fs.readdir(path.join(folder, "read")),
    await fs.readdir(path.join(folder, "refused")),
  ]).toEqual([["1.eml"], ["2.eml"]]);
  expect(await db.shared.refusedMail.findMany({ select: { place: true, reason: true } })).toEqual([
    { place: "spool 2.eml", reason: "NOT_A_MAIL" },
  ]);
  expect(await fs.readdir(path.join(spool, "nobody_here"))).toEqual(["a.eml"]);
  expect(faults).toEqual([]);
  await fs.rm(spool, { recursive: true });
});
