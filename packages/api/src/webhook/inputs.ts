import { CHOSEN_EVENTS, type EventType } from "@tributary/domain/event/event-types";
import { z } from "zod";
import { command } from "../trpc/command.ts";

const id = z.uuid();
const CHOICES = [...CHOSEN_EVENTS] as [EventType, ...EventType[]];

const settings = {
  url: z.string().min(1).max(2_000),
  description: z.string().max(200),
  eventTypes: z.array(z.enum(CHOICES)).min(1).max(CHOICES.length),
};

/** What both applications ask of endpoints: each of its own house. */
export const webhookInputs = {
  show: z.strictObject({
    id,
    statuses: z
      .array(z.enum(["waiting", "running", "done", "failed"]))
      .max(4)
      .optional(),
    page: z.int().min(1).max(10_000).default(1),
    pageSize: z.int().min(1).max(100).default(25),
  }),
  secret: z.strictObject({ id }),
  add: command(settings),
  change: command({ id, ...settings }),
  one: command({ id }),
  switch: command({ id, isOn: z.boolean() }),
  replaySince: command({ id, since: z.date() }),
};
