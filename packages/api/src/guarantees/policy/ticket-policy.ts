import { randomUUID } from "node:crypto";
import { usualTerms } from "@tributary/domain/ticket/usual-terms";
import { about, named, open, type PolicyRow, type Things } from "./policy-row.ts";

const opened = {
  ...{ subject: "No data", text: "Since today.", channel: "phone", category: "network", priority: "normal" },
  ...{ subscriber: null, requester: null, files: [] },
};
const macro = {
  ...{ name: "Of the policy", text: "Thank you.", setsPriority: null, setsCategory: null },
  ...{ thenStatus: "waiting", subscriberStep: null },
};
const said = { text: "We look into it.", files: [] };
const mailbox = {
  ...{ host: "imap.alfa.example", port: 993, security: "tls", userName: "help", folder: "INBOX" },
  isActive: false,
};
const tomorrow = () => new Date(Date.now() + 86_400_000);

/** What is asked about one ticket, on either side. */
function ticketRows(of: (things: Things) => object): Record<string, PolicyRow> {
  const read = (more: object = {}) => named("ticket:read", (all) => ({ ...of(all), ...more }));
  const write = (more: object = {}) => named("ticket:write", (all) => ({ ...of(all), ...more }));
  return {
    "ticket.assign": write({ assignee: null }),
    "ticket.attachment": named("ticket:read", (all) => ({ ...of(all), id: all.attachmentId })),
    "ticket.finish": write(),
    "ticket.link": write({ kind: "alert", reference: "AL-1" }),
    "ticket.macro": named("ticket:read", (all) => ({ ...of(all), id: all.macroId })),
    "ticket.merge": write({ into: 1 }),
    "ticket.note": write(said),
    "ticket.presence": read({ isReplying: false }),
    "ticket.reopen": write(),
    "ticket.reply": write({ ...said, thenStatus: "waiting" }),
    "ticket.retag": write({ priority: "high" }),
    "ticket.show": read(),
    "ticket.snooze": named("ticket:write", (all) => ({ ...of(all), until: tomorrow() })),
  };
}

const ofOperator = ({ operatorId }: Things) => ({ operatorId });
const ofTicket = ({ operatorId, ticket: number }: Things) => ({ operatorId, number });

/** Every procedure of the desk in the console. */
export const deskPolicy: Readonly<Record<string, PolicyRow>> = {
  ...ticketRows(ofTicket),
  "support.current": open("ticket:read"),
  "support.enter": named("ticket:read", ofOperator),
  "support.leave": named("ticket:read", ofOperator),
  "support.queue": open("ticket:read", {}),
  "support.takeNext": open("ticket:write", { operatorId: null }),
  "ticket.list": named("ticket:read", ofOperator),
  "ticket.macros": named("ticket:read", ofOperator),
  "ticket.open": named("ticket:write", (all) => ({ ...ofOperator(all), ...opened })),
  "ticket.resume": named("ticket:write", ofTicket),
  "ticket.reveal": named("ticket:write", (all) => ({ ...ofTicket(all), reason: "They called." })),
  "ticket.subscriber": named("ticket:read", ofTicket),
  "ticket.suspend": named("ticket:write", (all) => ({ ...ofTicket(all), reason: "lost" })),
  "ticket.swapSim": named("ticket:write", (all) => ({ ...ofTicket(all), iccid: "8949010000000000008" })),
};

/** Every procedure of an operator's own desk. */
export const ownTicketPolicy: Readonly<Record<string, PolicyRow>> = {
  ...ticketRows(({ ticket: number }) => ({ number })),
  "mailbox.refused": named("ticket:write", ({ refusedMailId: id }) => ({ id, reason: "They rang." })),
  "mailbox.save": open("ticket:write", { settings: mailbox, password: "of the policy" }),
  "mailbox.show": open("ticket:read"),
  "mailbox.take": named("ticket:write", ({ refusedMailId: id }) => ({ id, sender: "ada@byron.example" })),
  "mailbox.test": open("ticket:write", { version: 0 }),
  "supportProfile.agents": open("audit:read", {}),
  "supportProfile.endMacro": named("ticket:write", () => ({ id: randomUUID() })),
  "supportProfile.save": open("ticket:write", { basedOn: 0, terms: usualTerms("Europe/Berlin", "Alfa") }),
  "supportProfile.saveMacro": open("ticket:write", macro),
  "supportProfile.show": open("ticket:read"),
  "ticket.list": about("ticket:read", () => ({})),
  "ticket.macros": open("ticket:read", {}),
  "ticket.open": open("ticket:write", opened),
  "ticket.takeNext": open("ticket:write", { category: null }),
};
