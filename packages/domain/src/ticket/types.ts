import type { Instant } from "../period/types.ts";

/** todo: somebody has to do something. waiting: for whoever asked. snoozed: until a moment. done. */
export const TICKET_STATUSES = ["todo", "waiting", "snoozed", "done"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** The most pressing first. */
export const TICKET_PRIORITIES = ["urgent", "high", "normal", "low"] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const TICKET_CHANNELS = ["mail", "phone", "portal", "chat"] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

export const TICKET_CATEGORIES = [
  "billing",
  "network",
  "sim",
  "porting",
  "plan",
  "device",
  "complaint",
  "other",
] as const;
export type TicketCategory = (typeof TICKET_CATEGORIES)[number];

/** What a ticket can be linked with. */
export const TICKET_LINK_KINDS = ["dispute", "alert", "bill", "porting"] as const;
export type TicketLinkKind = (typeof TICKET_LINK_KINDS)[number];

/** Who wrote a message: whoever asked, the operator's own staff, the MVNA's, or nobody. */
export type TicketAuthorKind = "requester" | "operator" | "agent" | "system";

/** Hours of one day of the week, by the wall clock: minutes since midnight, half-open; 1440 is its end. */
export interface OpenHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** When somebody is there to answer. */
export interface BusinessCalendar {
  readonly zone: string;
  /** From Monday on, seven of them; a day without hours is closed. */
  readonly week: readonly (readonly OpenHours[])[];
  /** Days that are closed, YYYY-MM-DD. */
  readonly holidays: readonly string[];
}

/** Within how much business time a ticket is answered first, and done. */
export interface SlaTarget {
  readonly firstReplyMinutes: number;
  readonly resolveMinutes: number;
}

export type SlaTargets = Readonly<Record<TicketPriority, SlaTarget>>;

/** Somebody of the desk, what they know, and how much they take on. */
export interface DeskMember {
  readonly actor: string;
  /** Nothing: everything. */
  readonly skills: readonly TicketCategory[];
  /** Open tickets that they have at most. */
  readonly capacity: number;
}

/** How an operator's desk works; a version of it. */
export interface SupportTerms {
  readonly calendar: BusinessCalendar;
  readonly targets: SlaTargets;
  /** #RRGGBB, in which its agents see it. */
  readonly colour: string;
  /** How its mails are signed. */
  readonly replyName: string;
  /** The address its subscribers write to; null: none of its own. */
  readonly replyAddress: string | null;
  readonly asksSatisfaction: boolean;
  /** Whether tickets are given to somebody when they come. */
  readonly assigns: boolean;
  readonly members: readonly DeskMember[];
  /** Who gets what is late; null: it stays with whoever has it. */
  readonly escalatesTo: string | null;
}

/** Both clocks of a ticket. Null: it was met, or does not count any longer. */
export interface SlaClock {
  readonly isRunning: boolean;
  /** Running: when it is due. */
  readonly firstReplyDueAt: Instant | null;
  readonly resolveDueAt: Instant | null;
  /** Paused: business milliseconds that were left; negative when it was late. */
  readonly firstReplyLeft: number | null;
  readonly resolveLeft: number | null;
}
