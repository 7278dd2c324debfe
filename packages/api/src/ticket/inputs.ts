import { SUBSCRIBER_STATUSES } from "@tributary/domain/subscriber/lifecycle";
import {
  TICKET_CATEGORIES,
  TICKET_CHANNELS,
  TICKET_LINK_KINDS,
  TICKET_PRIORITIES,
} from "@tributary/domain/ticket/types";
import type { SentFile } from "@tributary/services/ticket/attachments";
import { z } from "zod";

export const number = z.int().min(1).max(2_000_000_000);

const LARGEST_BASE64 = Math.ceil(5_000_000 / 3) * 4;

const files = z
  .array(z.strictObject({ fileName: z.string().min(1).max(300), fileBase64: z.base64().max(LARGEST_BASE64) }))
  .max(10)
  .default([]);

const text = z.string().max(20_000);

export const priority = z.enum(TICKET_PRIORITIES);
export const category = z.enum(TICKET_CATEGORIES);
const subscriber = z.string().min(1).max(40);

export const queue = z.enum(["open", "mine", "free", "waiting", "snoozed", "late", "done"]);

export const filter = {
  queue: queue.default("open"),
  category: category.optional(),
  priority: priority.optional(),
};

export const ownFilter = {
  ...filter,
  search: z.string().max(80).optional(),
  subscriber: subscriber.optional(),
  order: z.enum(["due", "-due", "opened", "-opened"]).default("due"),
};

/** What is said to open a ticket. */
export const opened = {
  subject: z.string().max(300),
  text,
  channel: z.enum(TICKET_CHANNELS).exclude(["mail"]),
  category,
  priority,
  subscriber: subscriber.nullable(),
  requester: z.strictObject({ name: z.string().max(200), address: z.email().max(300).nullable() }).nullable(),
  files,
};

export const said = { number, text, files };
/** A macro's step, and the subscriber as whoever agreed to it saw them. */
const step = z.strictObject({ macroId: z.uuid(), subscriber, status: z.enum(SUBSCRIBER_STATUSES) });
export const replied = {
  ...said,
  thenStatus: z.enum(["waiting", "done"]),
  step: step.nullable().default(null),
};
export const rested = { number, until: z.date() };
export const retagged = {
  number,
  priority: priority.optional(),
  category: category.optional(),
  subscriber: subscriber.nullable().optional(),
};
export const assigned = { number, assignee: z.string().max(200).nullable() };
export const merged = { number, into: number };
export const linked = { number, kind: z.enum(TICKET_LINK_KINDS), reference: z.string().min(1).max(120) };
export const present = { number, isReplying: z.boolean() };
export const attached = { number, id: z.uuid() };
export const macroUsed = { number, id: z.uuid() };

/** Files as they were sent, taken out of their wrapping. */
export function sentFiles(sent: z.output<typeof files>): SentFile[] {
  return sent.map(({ fileName, fileBase64 }) => ({ fileName, bytes: Buffer.from(fileBase64, "base64") }));
}
