import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { endMacro, listMacros, saveMacro } from "../macro/macros.ts";
import { previewMacro } from "../macro/use-macro.ts";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { eraseSubscriber } from "../subscriber/erase-subscriber.ts";
import { exportSubscriber } from "../subscriber/export-subscriber.ts";
import { resealSubscribers } from "../subscriber/reseal-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";
import { saveSupportProfile } from "../support-profile/save-support-profile.ts";
import { encodeUsualTerms } from "../testing/support-terms.ts";
import { assignTicket, retagTicket } from "./change-ticket.ts";
import { findAttachment } from "./find-attachment.ts";
import { listTickets } from "./list-tickets.ts";
import { linkTicket, mergeTickets } from "./merge-tickets.ts";
import { type NewTicket, openTicket } from "./open-ticket.ts";
import { keepPresence } from "./presence.ts";
import { rateTicket, showRating } from "./rate-ticket.ts";
import { ratingToken, readRatingToken } from "./rating-token.ts";
import { type ReceivedMail, receiveMail } from "./receive-mail.ts";
import { noteTicket, replyTicket } from "./reply-ticket.ts";
import { finishTicket, reopenTicket, snoozeTicket } from "./rest-ticket.ts";
import { runTicketAlarm } from "./run-alarm.ts";
import { showTicket } from "./show-ticket.ts";
import { takeOwnNext } from "./take-next.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
// A Thursday before a Friday that is a holiday; Berlin is an hour ahead.
const CAME = new Date("2026-12-24T15:00:00Z");
const HOUR = 3_600_000;
const later = (hours: number): Date => new Date(CAME.getTime() + hours * HOUR);
const actor = "anna@alfa.example";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let db: ReturnType<TestDatabase["operatorDb"]>;
beforeEach(async () => {
  db = database.operatorDb((await database.makeOperator()).id);
  await saveSupportProfile(db, {
    terms: encodeUsualTerms({ asksSatisfaction: true }),
    basedOn: 0,
    actor,
    at: CAME,
  });
});

const asked: NewTicket = {
  ...{ subject: "No data in Spain", text: "Since this morning.", channel: "phone", category: "network" },
  ...{ priority: "normal", subscriber: null, authorKind: "operator", files: [], actor, at: CAME, keys },
  requester: { name: "Ada Byron", address: "ada@byron.example" },
};

const mail = (fields: Partial<ReceivedMail> = {}): ReceivedMail => ({
  ...{ messageId: "<1@byron.example>", inReplyTo: null, references: [], isAutomatic: false, attachments: [] },
  ...{ from: { name: "Ada Byron", address: "ada@byron.example" }, to: ["help@alfa.example"] },
  ...{ subject: "No data", text: "Nothing works.", receivedAt: CAME },
  ...fields,
});

const by = (number = 1, at = CAME) => ({ number, actor, at });
const reply = { text: "We look into it.", files: [], authorKind: "operator", thenStatus: "waiting" } as const;
const row = (number = 1) => db.shared.ticket.findFirstOrThrow({ where: { number } });

test("tickets are numbered by operator from 1 on, without gaps, also when many come at once", async () => {
  const other = database.operatorDb((await database.makeOperator()).id);
  const numbers = await Promise.all(Array.from({ length: 8 }, () => openTicket(db, asked)));
  expect(numbers.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 8 }, (_, index) => index + 1),
  );
  expect(await openTicket(other, asked)).toMatchObject({ number: 1 });
});

test("a ticket over Christmas and a weekend is due when the desk has had its hours", async () => {
  await openTicket(db, asked);
  // 4 h from Thursday 16:00 at Berlin: one that day, three on Monday: 12:00, 11:00 UTC.
  expect((await row()).nextDueAt?.toISOString()).toBe("2026-12-28T11:00:00.000Z");
  const shown = await showTicket(db, { number: 1, at: new Date("2026-12-26T10:00:00Z"), keys });
  expect([shown.firstReplyLeft, shown.isOpenNow, shown.zone]).toEqual([3 * HOUR, false, "Europe/Berlin"]);
});

test("a mail opens a ticket once, and its answers go on with it", async () => {
  expect(await receiveMail(db, mail(), { keys })).toEqual({ number: 1, outcome: "opened" });
  expect(await receiveMail(db, mail(), { keys })).toEqual({ number: 1, outcome: "known" });
  await replyTicket(db, { ...by(1, later(0.5)), ...reply });
  expect(await row()).toMatchObject({ status: "waiting", nextDueAt: null, assignee: actor });
  const [sent] = await db.shared.ticketMessage.findMany({ where: { authorKind: "operator" } });
  const answer = mail({
    messageId: "<2@byron.example>",
    inReplyTo: `<${sent?.id}@tributary>`,
    receivedAt: later(1),
  });
  expect(await receiveMail(db, answer, { keys })).toEqual({ number: 1, outcome: "continued" });
  expect(await row()).toMatchObject({ status: "todo", messages: 3 });
  const named = mail({ messageId: "<3@x.example>", references: ["<1@byron.example>", "<9@y.example>"] });
  expect(await receiveMail(db, named, { keys })).toMatchObject({ number: 1, outcome: "continued" });
});

test("the same mail that arrives ten times at once is one message", async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => receiveMail(db, mail(), { keys })));
  expect(outcomes.filter(({ outcome }) => outcome === "opened")).toHaveLength(1);
  expect(await db.shared.ticketMessage.count()).toBe(1);
});

test("what a machine wrote is kept and stirs nothing", async () => {
  await receiveMail(db, mail(), { keys });
  await replyTicket(db, { ...by(1, later(0.5)), ...reply });
  const away = mail({
    messageId: "<4@x>",
    inReplyTo: "<1@byron.example>",
    isAutomatic: true,
    receivedAt: later(0.6),
  });
  await receiveMail(db, away, { keys });
  expect(await row()).toMatchObject({ status: "waiting", messages: 3 });
  expect(await db.shared.ticketMail.count()).toBe(1);
});

test("of what a mail brings, hostile files are left out and named, others are kept", async () => {
  const bytes = new TextEncoder().encode("hello");
  const attachments = [
    { fileName: "../../run.exe", contentType: "image/png", bytes },
    { fileName: "page.html", contentType: "text/plain", bytes },
    { fileName: "..\\note.txt", contentType: "text/html", bytes },
  ];
  await receiveMail(db, mail({ attachments }), { keys });
  const files = await db.shared.ticketAttachment.findMany();
  expect(files).toMatchObject([
    { fileName: "note.txt", contentType: "text/plain; charset=utf-8", sizeBytes: 5 },
  ]);
  const [message] = await db.shared.ticketMessage.findMany();
  expect(message?.text).toContain("[Not kept: run.exe, page.html]");
  const found = await findAttachment(db, { number: 1, id: files[0]?.id ?? "" });
  expect(Buffer.from(found.bytes).toString()).toBe("hello");
});

test("who asked lies sealed, and no other operator's key opens it", async () => {
  await openTicket(db, asked);
  const { rows } = await database.superuser.query(
    "SELECT requester_sealed FROM ticket WHERE operator_id = $1",
    [db.operatorId],
  );
  expect(rows[0].requester_sealed.toString("latin1")).not.toContain("byron");
  expect((await showTicket(db, { number: 1, at: CAME, keys })).requester).toEqual(asked.requester);
});

test("the clock rests while it waits and rests, and goes on with what was left", async () => {
  await openTicket(db, { ...asked, at: new Date("2026-12-11T14:00:00Z") });
  const until = new Date("2026-12-15T09:00:00Z");
  await snoozeTicket(db, { ...by(1, new Date("2026-12-11T15:00:00Z")), until });
  expect(await row()).toMatchObject({ status: "snoozed", firstReplyLeft: BigInt(3 * HOUR), nextDueAt: null });
  const [alarm] = await db.shared.ticketAlarm.findMany({ where: { kind: "wake" } });
  await runTicketAlarm(db, alarm?.id ?? "", new Date(until.getTime() - 1));
  expect((await row()).status).toBe("snoozed");
  await runTicketAlarm(db, alarm?.id ?? "", until);
  await runTicketAlarm(db, alarm?.id ?? "", until);
  // Tuesday 10:00 at Berlin and three hours.
  expect(await row()).toMatchObject({ status: "todo", nextDueAt: new Date("2026-12-15T12:00:00Z") });
  expect(await db.shared.ticketEvent.count({ where: { kind: "woken" } })).toBe(1);
  await expect(snoozeTicket(db, { ...by(1, until), until })).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("what is late is marked once, raised and given to whom the desk says", async () => {
  const terms = encodeUsualTerms({ escalatesTo: "boss@alfa.example" });
  await saveSupportProfile(db, { terms, basedOn: 1, actor, at: CAME });
  await openTicket(db, asked);
  await openTicket(db, asked);
  await replyTicket(db, { ...by(2), ...reply });
  const due = new Date("2026-12-28T11:00:00Z");
  for (const { id } of await db.shared.ticketAlarm.findMany({ where: { kind: "late" } })) {
    await runTicketAlarm(db, id, due);
    await runTicketAlarm(db, id, due);
  }
  expect(await row(1)).toMatchObject({ breachedAt: due, priority: "high", assignee: "boss@alfa.example" });
  expect(await row(2)).toMatchObject({ breachedAt: null, priority: "normal", assignee: actor });
  expect(await db.shared.ticketEvent.count({ where: { kind: "late" } })).toBe(1);
});

test("a new ticket goes to whoever knows it and has least", async () => {
  const member = (name: string, skills: string[]) => ({ actor: name, skills, capacity: 2 });
  const members = [member("all", []), member("net-a", ["network"]), member("net-b", ["network"])];
  await saveSupportProfile(db, {
    terms: encodeUsualTerms({ assigns: true, members }),
    basedOn: 1,
    actor,
    at: CAME,
  });
  for (let count = 0; count < 6; count += 1) await openTicket(db, asked);
  const given = await db.shared.ticket.findMany({ orderBy: { number: "asc" }, select: { assignee: true } });
  // Both who know it by turns until they have enough, then who takes everything.
  expect(given.map(({ assignee }) => assignee)).toEqual(["net-a", "net-b", "net-a", "net-b", "all", "all"]);
});

test("merged, both stand in one thread, and an answer to the first arrives in it", async () => {
  await receiveMail(db, mail(), { keys });
  await openTicket(db, asked);
  await mergeTickets(db, { ...by(1), into: 2 });
  await expect(replyTicket(db, { ...by(1), ...reply })).rejects.toMatchObject({ code: "STEP_REFUSED" });
  const next = mail({ messageId: "<5@x>", inReplyTo: "<1@byron.example>" });
  expect(await receiveMail(db, next, { keys })).toMatchObject({ number: 2 });
  const shown = await showTicket(db, { number: 2, at: CAME, keys });
  expect([shown.messages.length, shown.merged]).toEqual([3, [1]]);
  await expect(mergeTickets(db, { ...by(2), into: 2 })).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("two people see each other on a ticket, for some seconds", async () => {
  await openTicket(db, asked);
  const here = (who: string, isReplying: boolean, at = CAME) =>
    keepPresence(db, { number: 1, actor: who, isReplying, at });
  expect(await here("anna", false)).toEqual([]);
  expect(await here("ben", true)).toEqual([{ actor: "anna", isReplying: false }]);
  expect(await here("anna", false)).toEqual([{ actor: "ben", isReplying: true }]);
  expect(await here("anna", false, later(1))).toEqual([]);
});

test("done, the requester is asked once how it was, and the link counts once", async () => {
  await openTicket(db, asked);
  await finishTicket(db, by());
  await reopenTicket(db, by());
  await finishTicket(db, by());
  const [rating, ...more] = await db.shared.ticketRating.findMany();
  expect(more).toEqual([]);
  const token = ratingToken(keys, db.operatorId, rating?.id ?? "");
  expect(readRatingToken(keys, token)).toEqual({ operatorId: db.operatorId, ratingId: rating?.id });
  for (const forged of [
    `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
    token.replace(/^\w+/, "other"),
    "x",
  ]) {
    expect(() => readRatingToken(keys, forged)).toThrow(/not valid/);
  }
  const said = { ratingId: rating?.id ?? "", score: 4, comment: " good ", at: CAME };
  expect(await showRating(db, said.ratingId, CAME)).toMatchObject({ number: 1, subject: asked.subject });
  const results = await Promise.allSettled([rateTicket(db, said), rateTicket(db, said)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.shared.ticketRating.findMany()).toMatchObject([{ score: 4, comment: "good" }]);
  await expect(showRating(db, said.ratingId, CAME)).rejects.toMatchObject({ code: "LINK_INVALID" });
});

test("another priority is due as if it had come so; category and subscriber are said anew", async () => {
  await addSubscriber(db, {
    ...{ number: "S-1", actor, at: CAME, name: "Ada", email: "", address: "", vatId: "", language: "en" },
    ...{ billing: "postpaid", keys },
  });
  await openTicket(db, asked);
  await retagTicket(db, { ...by(), priority: "urgent", category: "billing", subscriber: "S-1" });
  // Thirty minutes from 16:00.
  expect(await row()).toMatchObject({ priority: "urgent", nextDueAt: new Date("2026-12-24T15:30:00Z") });
  expect((await showTicket(db, { number: 1, at: CAME, keys })).subscriber?.number).toBe("S-1");
  await expect(retagTicket(db, by())).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await assignTicket(db, { ...by(), assignee: "ben" });
  const list = { queue: "mine", actor: "ben", at: CAME, order: "due", page: 1, pageSize: 10 } as const;
  expect(await listTickets(db, list)).toMatchObject({ total: 1, rows: [{ number: 1, subscriber: "S-1" }] });
  expect((await listTickets(db, { ...list, queue: "open", search: "spain" })).total).toBe(1);
  expect((await listTickets(db, { ...list, queue: "open", search: "T-1" })).total).toBe(1);
  expect((await listTickets(db, { ...list, queue: "open", search: "Portugal" })).total).toBe(0);
});

test("notes are the desk's, links name what is there, and the most urgent free ticket is taken", async () => {
  await openTicket(db, asked);
  await openTicket(db, { ...asked, priority: "urgent" });
  await noteTicket(db, { ...by(), ...reply, text: "Rude." });
  expect(await db.shared.ticketMail.count()).toBe(0);
  await expect(linkTicket(db, { ...by(), kind: "bill", reference: "A-1" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await linkTicket(db, { ...by(), kind: "alert", reference: "AL-7" });
  await expect(linkTicket(db, { ...by(), kind: "alert", reference: "AL-7" })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  expect(await takeOwnNext(db, { actor, at: CAME })).toEqual({ number: 2 });
  expect(await takeOwnNext(db, { actor, at: CAME })).toEqual({ number: 1 });
  await expect(takeOwnNext(db, { actor, at: CAME })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a macro is filled with the ticket's facts; saved anew it takes its own place", async () => {
  await openTicket(db, asked);
  const macro: Parameters<typeof saveMacro>[1] = {
    ...{ name: "Roaming", text: "{operator}: about {ticket} — {agent}", setsPriority: null },
    ...{ setsCategory: "network", thenStatus: "waiting", subscriberStep: null, actor, at: CAME },
  };
  await saveMacro(db, macro);
  await saveMacro(db, { ...macro, name: "roaming" });
  const [kept, ...more] = await listMacros(db.shared);
  expect(more).toEqual([]);
  const preview = await previewMacro(db, { id: kept?.id ?? "", number: 1, agent: "Anna", may: [] });
  expect(preview.text).toBe("Alfa Mobil: about T-1 — Anna");
  await endMacro(db, { id: kept?.id ?? "", actor, at: CAME });
  await expect(previewMacro(db, { id: kept?.id ?? "", number: 1, agent: "", may: [] })).rejects.toMatchObject(
    {
      code: "NOT_FOUND",
    },
  );
});

test("a profile that somebody else saved meanwhile is not overwritten, a wrong one refused", async () => {
  const terms = encodeUsualTerms({});
  await expect(saveSupportProfile(db, { terms, basedOn: 0, actor, at: CAME })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
  const wrong = { ...terms, colour: "red" };
  await expect(saveSupportProfile(db, { terms: wrong, basedOn: 1, actor, at: CAME })).rejects.toMatchObject({
    code: "TERMS_INVALID",
  });
});

test("what was said stays, and can be taken away with the person alone", async () => {
  await openTicket(db, asked);
  const change = db.shared.ticketMessage.updateMany({ data: { text: "other" } });
  await expect(change).rejects.toMatchObject({ code: "P2003" });
  await db.shared.ticketMessage.updateMany({ data: { text: "", author: "", erasedAt: CAME } });
  expect(await db.shared.ticketMessage.findMany()).toMatchObject([{ text: "" }]);
});

test("with whoever is erased goes what their tickets say, and a new key seals who asks", async () => {
  const who = { name: "Ada", email: "", address: "", vatId: "", language: "en" };
  await addSubscriber(db, { number: "S-1", actor, at: CAME, ...who, billing: "postpaid", keys });
  const files = [{ fileName: "note.txt", bytes: new TextEncoder().encode("hello") }];
  await openTicket(db, { ...asked, subscriber: "S-1", files });
  await openTicket(db, asked);
  const told = await exportSubscriber(db, { number: "S-1", keys });
  expect(Buffer.from(told.bytes).toString()).toContain(asked.text);
  const newer = readSealKeys(`1:${"a".repeat(64)} 2:${"b".repeat(64)}`);
  await resealSubscribers(db, { keys: newer, actor });
  const alone = readSealKeys(`2:${"b".repeat(64)}`);
  expect((await showTicket(db, { number: 2, at: CAME, keys: alone })).requester).toEqual(asked.requester);
  await terminateSubscriber(db, { number: "S-1", kind: "voluntary", note: "", actor, at: CAME });
  await eraseSubscriber(db, { number: "S-1", reason: "A letter of today.", actor, at: later(1) });
  const shown = await showTicket(db, { number: 1, at: CAME, keys: alone });
  expect(shown).toMatchObject({ requester: null, messages: [{ text: "" }] });
  expect(JSON.stringify(shown.messages)).not.toContain("note.txt");
  expect((await showTicket(db, { number: 2, at: CAME, keys: alone })).messages[0]?.text).toBe(asked.text);
});
