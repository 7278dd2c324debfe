import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { usualTerms } from "@tributary/domain/ticket/usual-terms";
import { saveMacro } from "@tributary/services/macro/macros";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";
import { saveSupportProfile } from "@tributary/services/support-profile/save-support-profile";
import { loadDesk } from "@tributary/services/ticket/desk";
import { type NewTicket, openTicket } from "@tributary/services/ticket/open-ticket";
import { receiveMail } from "@tributary/services/ticket/receive-mail";
import { noteTicket, replyTicket } from "@tributary/services/ticket/reply-ticket";
import { finishTicket, snoozeTicket } from "@tributary/services/ticket/rest-ticket";
import type { Session } from "../session/open-session.ts";

const HOUR = 3_600_000;
/** Operators whose subscribers have something to ask. */
const DESKS = 3;
const COLOURS = ["#0F766E", "#B45309", "#4338CA"];

interface AskedMail {
  readonly hoursAgo: number;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

const MAILS: readonly AskedMail[] = [
  {
    ...{ hoursAgo: 74, name: "Nora Lind", address: "nora.lind@mail.example", subject: "No data in Spain" },
    text: "Since we landed in Malaga there is no data at all. Calls work. Roaming is switched on.",
  },
  {
    ...{ hoursAgo: 50, name: "Tom Reyes", address: "tom.reyes@mail.example", subject: "Wrong charge" },
    text: "My last bill has a call to the USA that I did not make. Please look into it.",
  },
  {
    ...{
      hoursAgo: 26,
      name: "Ines Moreau",
      address: "ines.moreau@mail.example",
      subject: "eSIM to a new phone",
    },
    text: "I have a new phone. How do I get my eSIM onto it?",
  },
  {
    ...{ hoursAgo: 2, name: "Jan Kok", address: "jan.kok@mail.example", subject: "Keep my number" },
    text: "I want to bring my number from my old provider. What do you need from me?",
  },
];

/**
 * Lets subscribers of the first operators ask their desks something, as if it were now: mails come and are
 * answered, noted, put off and forgotten. Where somebody has asked before, nothing is added.
 */
export async function askTheDesks(session: Session, now: Date): Promise<void> {
  const keys = session.subscriberKeys();
  const operators = await session.portfolioDb().operator.findMany({
    where: { status: "live" },
    orderBy: { id: "asc" },
    take: DESKS,
    select: { id: true, name: true },
  });
  for (const [index, { id, name }] of operators.entries()) {
    const db = session.operatorDb(id);
    if ((await db.shared.ticket.count()) > 0) continue;
    process.stderr.write(`${id}: its subscribers ask the desk\n`);
    await openDesk(db, { name, colour: COLOURS[index] ?? "#475569", now });
    await askByMail(db, keys, now);
    await askByTelephone(db, keys, now);
    await workOnThem(db, now);
  }
}

const actorOf = ({ operatorId }: OperatorDb): string => `support@${operatorId.replaceAll("_", "-")}.example`;
const before = (now: Date, hours: number): Date => new Date(now.getTime() - hours * HOUR);

async function openDesk(
  db: OperatorDb,
  { name, colour, now }: { readonly name: string; readonly colour: string; readonly now: Date },
): Promise<void> {
  const by = { actor: actorOf(db), at: before(now, 200) };
  const { terms, version } = await loadDesk(db);
  const replyAddress = `help@${db.operatorId.replaceAll("_", "-")}.example`;
  const own = { colour, replyName: `${name} support`, replyAddress, asksSatisfaction: true };
  const calendar = { ...terms.calendar, holidays: ["2026-12-25", "2027-01-01"] };
  await saveSupportProfile(db, {
    ...{ terms: { ...usualTerms(terms.calendar.zone, name), ...own, calendar }, basedOn: version },
    ...by,
  });
  const plain = { setsPriority: null, subscriberStep: null, ...by };
  await saveMacro(db, {
    ...{ ...plain, name: "Restart the phone", setsCategory: "network", thenStatus: "waiting" },
    text: "Please switch the phone off and on again, and tell us whether it works then.\n\n{agent}, {ticket}",
  });
  await saveMacro(db, {
    ...{ ...plain, name: "Lost SIM", setsCategory: "sim", thenStatus: "waiting" },
    subscriberStep: { kind: "suspend", reason: "lost" },
    text: "We hold your service back until you have a new SIM. It costs you nothing meanwhile.",
  });
}

async function askByMail(db: OperatorDb, keys: SubscriberKeys, now: Date): Promise<void> {
  for (const { hoursAgo, name, address, subject, text } of MAILS) {
    await receiveMail(
      db,
      {
        ...{ messageId: `${hoursAgo}.${db.operatorId}@mail.example`, inReplyTo: null, references: [] },
        ...{ from: { name, address }, to: [`help@${db.operatorId}.example`], subject, text },
        ...{ receivedAt: before(now, hoursAgo), isAutomatic: false, attachments: [] },
      },
      { keys },
    );
  }
}

/** Somebody calls who has lost their phone, and somebody who is angry. */
async function askByTelephone(db: OperatorDb, keys: SubscriberKeys, now: Date): Promise<void> {
  const holder = await db.shared.subscriber.findFirst({
    where: { status: "active" },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  const called: Omit<NewTicket, "subject" | "text" | "category" | "priority" | "at"> = {
    ...{ channel: "phone", requester: null, authorKind: "operator", files: [], actor: actorOf(db), keys },
    subscriber: holder?.number ?? null,
  };
  await openTicket(db, {
    ...{ ...called, subject: "Phone lost on the train", category: "sim", priority: "urgent" },
    ...{ text: "Called from a friend's phone. Wants a new SIM at the same number.", at: before(now, 1) },
  });
  await openTicket(db, {
    ...{ ...called, subject: "Waited three days for an answer", category: "complaint", priority: "high" },
    ...{ text: "Asks for somebody in charge.", at: before(now, 30) },
  });
}

async function workOnThem(db: OperatorDb, now: Date): Promise<void> {
  const by = (number: number, hoursAgo: number) => {
    return {
      number,
      actor: actorOf(db),
      at: before(now, hoursAgo),
      files: [],
      authorKind: "operator",
    } as const;
  };
  await noteTicket(db, {
    ...by(1, 70),
    text: "The network had a fault at Malaga that day; over since noon.",
  });
  const answer = "We have looked at the call and ask the network for its record. You hear from us this week.";
  await replyTicket(db, { ...by(2, 48), text: answer, thenStatus: "waiting" });
  await snoozeTicket(db, { ...by(3, 20), until: before(now, -24) });
  const steps = "Your account number and your date of birth, and nothing else. We do the rest.";
  await replyTicket(db, { ...by(4, 1), text: steps, thenStatus: "waiting" });
  await finishTicket(db, by(4, 0));
}
