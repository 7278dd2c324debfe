import type { SlaTarget, SlaTargets, SupportTerms } from "./types.ts";

const OFFICE = [{ fromMinute: 9 * 60, untilMinute: 17 * 60 }];

/** How a desk works that has not said so itself: Monday to Friday, nine to five. */
export function usualTerms(zone: string, name: string): SupportTerms {
  return {
    calendar: { zone, week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []], holidays: [] },
    targets: {
      urgent: { firstReplyMinutes: 30, resolveMinutes: 240 },
      high: { firstReplyMinutes: 60, resolveMinutes: 480 },
      normal: { firstReplyMinutes: 240, resolveMinutes: 1_440 },
      low: { firstReplyMinutes: 480, resolveMinutes: 2_400 },
    },
    colour: "#475569",
    replyName: name,
    replyAddress: null,
    asksSatisfaction: false,
    assigns: false,
    members: [],
    escalatesTo: null,
  };
}

/**
 * Targets of a desk where something is agreed for tickets of normal priority: what is more urgent is never
 * due later, what is less urgent never sooner.
 *
 * Units   minutes of the desk's hours.
 */
export function agreedTargets(targets: SlaTargets, agreed: SlaTarget): SlaTargets {
  const bounded = (pick: (...minutes: number[]) => number, usual: SlaTarget): SlaTarget => ({
    firstReplyMinutes: pick(usual.firstReplyMinutes, agreed.firstReplyMinutes),
    resolveMinutes: pick(usual.resolveMinutes, agreed.resolveMinutes),
  });
  return {
    urgent: bounded(Math.min, targets.urgent),
    high: bounded(Math.min, targets.high),
    normal: agreed,
    low: bounded(Math.max, targets.low),
  };
}
