import { createHash, randomBytes } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { KEPT_BEGINNING, MAIL_LIMITS } from "@tributary/domain/mailbox/limits";
import type { RefusalReason } from "@tributary/domain/mailbox/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { hostileMails, mailText } from "../testing/hostile-mails.ts";
import { openRequester } from "../ticket/requester.ts";
import { readRefusedMail, takeRefusedMail } from "./refused-mail.ts";
import { showMailbox } from "./show-mailbox.ts";
import { refuseMail, takeMail } from "./take-mail.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const actor = "anna@alfa.example";
const sender = "ada@byron.example";
const DAY = 86_400_000;

let database: TestDatabase;
let db: OperatorDb;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  db = database.operatorDb((await database.makeOperator()).id);
});

const hostileOnes = hostileMails();
let places = 0;
/** A mail comes and is refused; the id under which it is listed. */
async function refused(mail: string | Buffer): Promise<string> {
  places += 1;
  const place = `INBOX 1/${places}`;
  const bytes = Buffer.from(mail);
  expect(await takeMail(db, { place, bytes, receivedAt: new Date() }, keys)).toMatchObject({
    kind: "refused",
  });
  return (await db.shared.refusedMail.findFirstOrThrow({ where: { place } })).id;
}
const take = (id: string, more: { sender?: string | null; door?: OperatorDb } = {}) =>
  takeRefusedMail(more.door ?? db, { id, sender: more.sender ?? null, actor, at: new Date(), keys });
const listed = async (id: string) => (await showMailbox(db)).refused.latest.find((mail) => mail.id === id);
const hostile = (reason: RefusalReason) => hostileMails().find((mail) => mail.refused === reason)?.mail ?? "";
const parts = (count: number, id: string) =>
  mailText(
    { "Message-ID": `<${id}@byron.example>`, "Content-Type": 'multipart/mixed; boundary="b"' },
    `${"--b\r\nContent-Type: text/plain\r\n\r\nword\r\n".repeat(count)}--b--`,
  );

describe("a refused mail is read by whoever says why", () => {
  test("byte by byte as it came, as a mail and under an inert name", async () => {
    const mail = Buffer.concat([Buffer.from("Subject: hi\r\n\r\n"), randomBytes(2_000_000)]);
    const id = await refused(mail);
    const file = await readRefusedMail(db, { id, reason: "They rang.", keys });
    expect(file.contentType).toBe("message/rfc822");
    expect(file.fileName).toMatch(/^refused-\d{4}-\d\d-\d\d-[0-9a-f-]{36}\.eml$/);
    const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(hash(file.bytes)).toBe(hash(mail));
    // What lies in the table tells nothing of it.
    const { headSealed } = await db.shared.refusedMail.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(headSealed ?? []).includes("Subject")).toBe(false);
  });

  test("not without a reason, not a sibling's, and not after 90 days", async () => {
    const id = await refused("no mail");
    await expect(readRefusedMail(db, { id, reason: "  ", keys })).rejects.toMatchObject({
      code: "REASON_REQUIRED",
    });
    const sibling = database.operatorDb((await database.makeOperator()).id);
    const missing = { code: "NOT_FOUND" };
    await expect(readRefusedMail(sibling, { id, reason: "x", keys })).rejects.toMatchObject(missing);
    await expect(take(id, { sender, door: sibling })).rejects.toMatchObject(missing);
    const refusedAt = new Date(Date.now() - 91 * DAY);
    await db.shared.refusedMail.updateMany({ where: { id }, data: { refusedAt } });
    await expect(readRefusedMail(db, { id, reason: "x", keys })).rejects.toMatchObject(missing);
    await expect(take(id, { sender })).rejects.toMatchObject(missing);
    expect((await showMailbox(db)).refused).toEqual({ total: 0, latest: [] });
  });
});

describe("a refused mail is taken in after all", () => {
  test("as a ticket that counts from when it came, once, however many ask; then its bytes go", async () => {
    const id = await refused(parts(MAIL_LIMITS.parts + 50, "many"));
    expect(await listed(id)).toMatchObject({ reason: "TOO_MANY_PARTS", taking: "possible", taken: null });
    const cameAt = new Date(Date.now() - 3 * DAY);
    await db.shared.refusedMail.updateMany({ where: { id }, data: { refusedAt: cameAt } });
    const answers = await Promise.allSettled([take(id), take(id), take(id)]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status === "rejected")) {
      expect(answer).toMatchObject({ reason: { code: "ALREADY_DONE" } });
    }
    const [ticket, ...more] = await db.shared.ticket.findMany({ include: { thread: true } });
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ subject: "No data", openedBy: actor, openedAt: cameAt, channel: "mail" });
    expect(ticket?.thread.map(({ text }) => text.match(/word/g)?.length)).toEqual([MAIL_LIMITS.parts + 50]);
    const row = await db.shared.refusedMail.findFirstOrThrow({ where: { id } });
    expect(row).toMatchObject({ takenBy: actor, ticketId: ticket?.id, headSealed: null, keptBytes: 0 });
    expect(await listed(id)).toMatchObject({ taking: "taken", taken: { by: actor, number: ticket?.number } });
    const { rows: audit } = await database.superuser.query(
      "SELECT action, details FROM audit_event WHERE actor = $1 AND operator_id = $2",
      [actor, db.operatorId],
    );
    expect(audit).toMatchObject([
      { action: "ticket:open", details: { refusedMail: id, reason: "TOO_MANY_PARTS" } },
    ]);
    await expect(readRefusedMail(db, { id, reason: "x", keys })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const again = database.superuser.query("UPDATE refused_mail SET taken_at = now() WHERE id = $1", [id]);
    await expect(again).rejects.toThrow(/taken in already/);
  });

  test("from whom somebody said it is, where it names nobody", async () => {
    const id = await refused("Subject: hello\r\n\r\nwho?\r\n");
    expect(await listed(id)).toMatchObject({ taking: "names-no-sender" });
    await expect(take(id)).rejects.toMatchObject({ code: "INPUT_INVALID" });
    expect(await db.shared.ticket.count()).toBe(0);
    await take(id, { sender });
    const ticket = await db.shared.ticket.findFirstOrThrow({ include: { thread: true } });
    expect(openRequester(keys, db.operatorId, ticket)).toMatchObject({ address: sender });
    expect(ticket.thread.map(({ text }) => text.trim())).toEqual(["who?"]);
  });

  test("nobody passes for the sender that a mail names", async () => {
    const id = await refused(parts(MAIL_LIMITS.parts + 1, "named"));
    await take(id, { sender: "eve@evil.example" });
    const ticket = await db.shared.ticket.findFirstOrThrow({});
    expect(openRequester(keys, db.operatorId, ticket)).toMatchObject({ address: "ada@byron.example" });
  });

  test("into the thread that it answers, and not again where it came another way meanwhile", async () => {
    const first = { place: "INBOX 9/1", receivedAt: new Date() };
    const mail = (id: string, more: object = {}) => mailText({ "Message-ID": `<${id}@b.example>`, ...more });
    await takeMail(db, { ...first, bytes: Buffer.from(mail("1")) }, keys);
    const deep = "X-Long: x\r\n".repeat(30_000);
    const answer = await refused(`${deep}${mail("2", { "In-Reply-To": "<1@b.example>" })}`);
    expect(await take(answer)).toMatchObject({ number: 1, outcome: "continued" });
    const known = await refused(`${deep}${mail("3")}`);
    await takeMail(db, { ...first, place: "INBOX 9/3", bytes: Buffer.from(mail("3")) }, keys);
    expect(await take(known)).toMatchObject({ number: 2, outcome: "known" });
    const threads = await db.shared.ticket.findMany({
      orderBy: { number: "asc" },
      include: { thread: true },
    });
    expect(threads.map(({ thread }) => thread.length)).toEqual([2, 1]);
    const audit = await db.shared.auditEvent.findMany({ where: { actor }, orderBy: { occurredAt: "asc" } });
    expect(audit.map(({ action, subject }) => [action, subject])).toEqual([
      ["ticket:receive", "T-1"],
      ["ticket:receive", "T-2"],
    ]);
  });

  test.each<[RefusalReason, string]>([
    ["OURS", "left here itself"],
    ["TOO_LARGE", "not kept whole"],
    ["TOO_MANY_PARTS", "cannot be read"],
  ])("not where it is %s: it is refused with a sentence, and stays", async (reason, sentence) => {
    const id = await refused(hostile(reason));
    await expect(take(id)).rejects.toThrow(sentence);
    expect(await db.shared.ticket.count()).toBe(0);
    expect(await listed(id)).toMatchObject({ taken: null, reason });
  });

  test("hostile ones as well, within the wider limits, and nothing else is harmed", async () => {
    for (const { what, mail, refused: reason } of hostileOnes) {
      if (reason === null || reason === "OURS" || reason === "TOO_LARGE") continue;
      const id = await refused(mail);
      const taken = await take(id, { sender }).catch((error: unknown) => error);
      if (taken instanceof Error)
        expect([what, taken.message]).toEqual([what, expect.stringMatching(/read/)]);
      else expect([what, taken]).toEqual([what, expect.objectContaining({ outcome: "opened" })]);
    }
  }, 120_000);
});

test("as much is kept as there is room for, and of one that is too large its beginning", async () => {
  const bytes = new Uint8Array(KEPT_BEGINNING + 1);
  const keep = (place: string, reason: RefusalReason) =>
    refuseMail(db, { place, reason, sizeBytes: bytes.byteLength, bytes }, keys);
  await keep("INBOX 1/a", "NOT_A_MAIL");
  await keep("INBOX 1/b", "TOO_LARGE");
  await database.superuser.query("UPDATE refused_mail SET kept_bytes = 249000000 WHERE place = 'INBOX 1/a'");
  await keep("INBOX 1/c", "NOT_A_MAIL");
  const rows = await db.shared.refusedMail.findMany({ orderBy: { place: "asc" } });
  expect(rows.map(({ keptBytes }) => keptBytes)).toEqual([249_000_000, 1_000_000, 1_000_000]);
  expect(await listed(rows[2]?.id ?? "")).toMatchObject({ taking: "not-whole" });
});
