import { supportSettingsTexts as texts } from "@/texts/support.ts";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

export type Terms = Outputs["supportProfile"]["show"]["terms"];
type SentTerms = Inputs["supportProfile"]["save"]["terms"];
export type PriorityName = keyof Terms["targets"];

export const PRIORITIES = ["urgent", "high", "normal", "low"] as const satisfies readonly PriorityName[];

/** What of the terms is written as text. */
export interface Typed {
  readonly days: readonly string[];
  readonly holidays: string;
  readonly members: string;
  readonly targets: Readonly<Record<PriorityName, { readonly firstReply: string; readonly resolve: string }>>;
}

const HOUR_MINUTES = 60;

export function typedFrom(terms: Terms): Typed {
  return {
    days: terms.calendar.week.map((day) =>
      day.map(({ fromMinute, untilMinute }) => `${clock(fromMinute)}-${clock(untilMinute)}`).join(", "),
    ),
    holidays: terms.calendar.holidays.join("\n"),
    members: terms.members
      .map(({ actor, capacity, skills }) => [actor, capacity, skills.join(" ")].join(", "))
      .join("\n"),
    targets: mapPriorities((priority) => ({
      firstReply: String(terms.targets[priority].firstReplyMinutes),
      resolve: String(terms.targets[priority].resolveMinutes),
    })),
  };
}

function mapPriorities<Value>(of: (priority: PriorityName) => Value): Record<PriorityName, Value> {
  return { urgent: of("urgent"), high: of("high"), normal: of("normal"), low: of("low") };
}

/** The terms as they are sent, or what cannot be understood in a sentence. */
export function termsFrom(terms: Terms, typed: Typed): SentTerms | string {
  const week: SentTerms["calendar"]["week"] = [];
  for (const [index, text] of typed.days.entries()) {
    const day = dayFrom(text);
    if (day === null) return texts.hours.wrong(texts.hours.days[index] ?? "");
    week.push(day);
  }
  const members: SentTerms["members"] = [];
  for (const line of linesOf(typed.members)) {
    const [actor = "", capacity = "", skills = ""] = line.split(",").map((part) => part.trim());
    if (actor === "" || !/^\d{1,4}$/.test(capacity)) return texts.members.wrong(line);
    const known = skills.split(/\s+/).filter((skill) => skill !== "");
    members.push({
      ...{ actor, capacity: Number(capacity) },
      skills: known as SentTerms["members"][number]["skills"],
    });
  }
  return {
    ...{ colour: terms.colour, replyName: terms.replyName, replyAddress: terms.replyAddress },
    ...{ asksSatisfaction: terms.asksSatisfaction, assigns: terms.assigns, members },
    escalatesTo: terms.escalatesTo,
    calendar: { zone: terms.calendar.zone, week, holidays: linesOf(typed.holidays) },
    targets: mapPriorities((priority) => ({
      firstReplyMinutes: Number(typed.targets[priority].firstReply),
      resolveMinutes: Number(typed.targets[priority].resolve),
    })),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const SPAN = /^(\d{2}):(\d{2})\s*-\s*(\d{2}):(\d{2})$/;

function dayFrom(text: string): { fromMinute: number; untilMinute: number }[] | null {
  if (text.trim() === "") return [];
  const spans: { fromMinute: number; untilMinute: number }[] = [];
  for (const part of text.split(",")) {
    const [, fromHour, from, untilHour, until] = (SPAN.exec(part.trim()) ?? []).map(Number);
    if (fromHour === undefined || from === undefined || untilHour === undefined || until === undefined)
      return null;
    spans.push({ fromMinute: fromHour * HOUR_MINUTES + from, untilMinute: untilHour * HOUR_MINUTES + until });
  }
  return spans;
}

function clock(minute: number): string {
  const parts = [Math.floor(minute / HOUR_MINUTES), minute % HOUR_MINUTES];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
