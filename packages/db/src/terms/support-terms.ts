import {
  type SupportTerms,
  TICKET_CATEGORIES,
  TICKET_PRIORITIES,
  type TicketPriority,
} from "@tributary/domain/ticket/types";
import { z } from "zod";
import { parseOrRefuse } from "./issues.ts";

const YEAR_MINUTES = 366 * 24 * 60;

const target = z.strictObject({
  firstReplyMinutes: z.int().min(1).max(YEAR_MINUTES),
  resolveMinutes: z.int().min(1).max(YEAR_MINUTES),
});

const openHours = z
  .strictObject({ fromMinute: z.int().min(0).max(1_439), untilMinute: z.int().min(1).max(1_440) })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute, "ends before it begins");

const actor = z.string().trim().min(1).max(200);

/** How an operator's desk works, as it is stored and sent. */
export const supportTermsSchema = z.strictObject({
  calendar: z.strictObject({
    zone: z.string().min(1).max(60).refine(isZone, "is no time zone: write it like Europe/Berlin"),
    week: z
      .array(z.array(openHours).max(4))
      .length(7)
      .refine((week) => week.some((day) => day.length > 0), "has no open hours")
      .refine((week) => week.every(areApart), "has hours that overlap"),
    holidays: z.array(z.iso.date().max(10)).max(400),
  }),
  targets: z.strictObject(
    Object.fromEntries(TICKET_PRIORITIES.map((priority) => [priority, target])) as Record<
      TicketPriority,
      typeof target
    >,
  ),
  colour: z
    .string()
    .max(7)
    .regex(/^#[0-9a-fA-F]{6}$/, "is no colour: write it like #0055AA"),
  replyName: z.string().trim().min(1).max(80),
  replyAddress: z.email().max(200).nullable(),
  asksSatisfaction: z.boolean(),
  assigns: z.boolean(),
  members: z
    .array(
      z.strictObject({
        actor,
        skills: z.array(z.enum(TICKET_CATEGORIES)).max(TICKET_CATEGORIES.length),
        capacity: z.int().min(1).max(1_000),
      }),
    )
    .max(200),
  escalatesTo: actor.nullable(),
});

/**
 * Reads how an operator's desk works from its JSON form.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodeSupportTerms(json: unknown): SupportTerms {
  return parseOrRefuse(supportTermsSchema, json, "The desk's profile", "TERMS_INVALID");
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

function areApart(day: readonly { readonly fromMinute: number; readonly untilMinute: number }[]): boolean {
  const sorted = day.toSorted((a, b) => a.fromMinute - b.fromMinute);
  return sorted.every(
    (open, index) => index === 0 || open.fromMinute >= (sorted[index - 1]?.untilMinute ?? 0),
  );
}
