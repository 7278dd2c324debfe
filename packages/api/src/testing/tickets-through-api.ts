import { usualTerms } from "@tributary/domain/ticket/usual-terms";
import { saveMacro } from "@tributary/services/macro/macros";
import { refuseMail } from "@tributary/services/mailbox/take-mail";
import { addSims } from "@tributary/services/sim/add-sims";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { makePlan } from "@tributary/services/testing/make-plan";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const [FIRST, SECOND] = ["8949010000000000024", "8949010000000000032"];
const other = { text: "Something else." };
const opened = {
  ...{ subject: "No data", text: "Since today.", channel: "phone", category: "network", priority: "normal" },
  ...{ subscriber: null, requester: { name: "Ada", address: "ada@byron.example" }, files: [] },
};
const said = { text: "We look into it.", files: [] };

type Told = (procedure: string, more?: object, changed?: object) => Promise<unknown>;

/** Everything that is done to a ticket, by whoever does it. */
async function workTicket(step: Told, number: number, into: number): Promise<void> {
  const file = { fileName: "note.txt", fileBase64: Buffer.from("hello").toString("base64") };
  await step("retag", { number, priority: "high" }, { priority: "low" });
  await step("assign", { number, assignee: "somebody@example.net" }, { assignee: null });
  await step("note", { number, ...said }, other);
  await step("reply", { number, ...said, files: [file], thenStatus: "waiting" }, other);
  await step("link", { number, kind: "alert", reference: "AL-1" }, { reference: "AL-2" });
  const until = new Date(Date.now() + 86_400_000);
  await step("snooze", { number, until }, { until: new Date(until.getTime() + 60_000) });
  await step("reopen", { number }, { number: into });
  await step("finish", { number }, { number: into });
  await step("merge", { number, into }, { number: into, into: number });
}

/** An operator's own desk. */
export async function ticketsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const admin = api.portalAs("alfa", "operator-admin");
  const tell: Told = (procedure, more = {}, changed = other) =>
    step(admin, `ticket.${procedure}`, more, changed);
  const { terms, version } = await admin.supportProfile.show();
  const saved = { basedOn: version, terms: usualTerms(terms.calendar.zone, "Alfa") };
  await step(admin, "supportProfile.save", saved, { basedOn: 7 });
  const macro = { name: "Hello", text: "Hello from {operator}.", setsPriority: null, setsCategory: null };
  const kept = { ...macro, thenStatus: "waiting", subscriberStep: null };
  await step(admin, "supportProfile.saveMacro", kept, other);
  const [{ id = "" } = {}] = await admin.ticket.macros({});
  await step(admin, "supportProfile.endMacro", { id }, { id: crypto.randomUUID() });
  // Nothing of a mail server's is there, and none is looked for: a name like this leads nowhere.
  const host = { host: "imap.invalid", port: 993, security: "tls", userName: "help", folder: "INBOX" };
  const settings = { ...host, isActive: false };
  await step(admin, "mailbox.test", { version: 0 }, { version: 1 });
  await step(admin, "mailbox.save", { settings, password: "sealed" }, { password: "another" });
  const refused = { id: await refusedMail(api), sender: "ada@byron.example" };
  await step(admin, "mailbox.take", refused, { sender: "else@byron.example" });
  const first = (await tell("open", opened)) as { number: number };
  const second = (await tell("open", opened)) as { number: number };
  await step(admin, "ticket.takeNext", { category: null }, { category: "sim" });
  await workTicket(tell, first.number, second.number);
}

/** A mail that was not taken in: it names nobody. */
async function refusedMail({ test }: ApiWorld): Promise<string> {
  const db = test.operatorDb("alfa");
  const bytes = Buffer.from("Subject: No data\r\n\r\nNothing works.\r\n");
  const mail = { place: "spool 1.eml", bytes, sizeBytes: bytes.length, reason: "NOT_A_MAIL" } as const;
  await refuseMail(db, mail, processSealKeys());
  return (await db.shared.refusedMail.findFirstOrThrow({ where: { place: mail.place } })).id;
}

/** The MVNA's desk: somebody works for one operator, and then for nobody. */
export async function deskThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const lead = api.consoleAs("support-lead");
  const of = { operatorId: "alfa" };
  await step(lead, "support.enter", of, { operatorId: "beta" });
  const tell: Told = (procedure, more = {}, changed = other) =>
    step(lead, `ticket.${procedure}`, { ...of, ...more }, changed);
  const number = "S-desk";
  await aliveSubscriber(api, number);
  const first = (await tell("open", { ...opened, subscriber: number })) as { number: number };
  const second = (await tell("open", opened)) as { number: number };
  const ticket = { number: first.number };
  await step(lead, "support.takeNext", { operatorId: null }, { operatorId: "alfa" });
  await tell("suspend", { ...ticket, reason: "lost", note: "A call." }, { reason: "fraud" });
  await tell("resume", { ...ticket, note: "Found." }, { note: "Again." });
  await tell("swapSim", { ...ticket, iccid: SECOND, note: "" }, { note: "Again." });
  const agreed = { macroId: await suspendingMacro(api), subscriber: number, status: "active" };
  await tell("reply", { ...ticket, ...said, thenStatus: "waiting", step: agreed }, other);
  await tell("reveal", { ...ticket, reason: "They ask for their name." }, { reason: "Something else." });
  await workTicket(tell, first.number, second.number);
  await step(lead, "support.leave", of, { operatorId: "beta" });
}

/** A macro of the operator's that suspends with its reply. */
async function suspendingMacro({ test }: ApiWorld): Promise<string> {
  const db = test.operatorDb("alfa");
  await saveMacro(db, {
    ...{ name: "Lost", text: "It is held back.", setsPriority: null, setsCategory: null },
    ...{ thenStatus: "waiting", subscriberStep: { kind: "suspend", reason: "lost" } },
    ...{ actor: "setup", at: new Date() },
  });
  return (await db.shared.macro.findFirstOrThrow({ where: { name: "Lost" } })).id;
}

async function aliveSubscriber(api: ApiWorld, number: string): Promise<void> {
  const db = api.test.operatorDb("alfa");
  const admin = api.portalAs("alfa", "operator-admin");
  const stock = { batch: "desk", kind: "physical", isTest: false, actor: "setup" } as const;
  await addSims(db, { ...stock, text: `${FIRST},262010000000003\n${SECOND},262010000000004\n` });
  await makePlan(db, "desk");
  const key = () => ({ idempotencyKey: crypto.randomUUID() });
  await admin.subscriber.add({
    ...{ number, name: "Ada Byron", email: "", address: "", language: "en", billing: "postpaid" },
    ...key(),
  });
  await admin.subscriber.activate({
    number,
    plan: "desk",
    iccid: FIRST,
    msisdn: null,
    since: null,
    ...key(),
  });
}
