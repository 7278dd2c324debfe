import type { EventType } from "../event/event-types.ts";
import {
  type Binding,
  type OperatorPermission,
  operatorPermits,
  type PortfolioPermission,
  portfolioPermits,
  portfolioPermitsOn,
} from "../user/permissions.ts";
import type { Way } from "./types.ts";

interface Hearing {
  /** As long as somebody has said nothing else. */
  readonly usual: Way;
  /** Who hears of it at the MVNA, and at an operator; null: nobody there. */
  readonly portfolio: PortfolioPermission | null;
  readonly operator: OperatorPermission | null;
}

/** Kinds of events of which people hear, each with the right that opens what it is about. */
export const HEARD_EVENTS = {
  "alert.opened": { usual: "at-once", portfolio: "settlement:read", operator: "usage:read" },
  "alert.closed": { usual: "none", portfolio: "settlement:read", operator: "usage:read" },
  "ticket.created": { usual: "none", portfolio: null, operator: "ticket:read" },
  "ticket.replied": { usual: "none", portfolio: null, operator: "ticket:read" },
  "ticket.breached": { usual: "at-once", portfolio: null, operator: "ticket:read" },
  "operator.live": { usual: "daily", portfolio: "operator:read", operator: "home:read" },
  "statement.issued": { usual: "daily", portfolio: "statement:read", operator: "statement:read" },
  "dispute.opened": { usual: "daily", portfolio: "dispute:read", operator: "operator-dispute:read" },
  "dispute.resolved": { usual: "daily", portfolio: "dispute:read", operator: "operator-dispute:read" },
  "bill-run.finalized": { usual: "none", portfolio: null, operator: "bill:read" },
  "webhook.disabled": { usual: "at-once", portfolio: "webhook:read", operator: "webhook:read" },
} as const satisfies Partial<Readonly<Record<EventType, Hearing>>>;

export type HeardEvent = keyof typeof HEARD_EVENTS;

export const HEARD_NAMES = Object.keys(HEARD_EVENTS) as readonly HeardEvent[];

export function isHeard(type: string): type is HeardEvent {
  return Object.hasOwn(HEARD_EVENTS, type);
}

export interface Listener {
  readonly bindings: readonly Binding[];
  /** The operator at which they hear of it; null: at the MVNA. */
  readonly house: string | null;
}

/**
 * Whether somebody may hear of an event of a kind: they hold the right on what it is about.
 *
 * Shape   `about` is the operator that it concerns; null for the portfolio as a whole.
 */
export function mayHear(type: HeardEvent, { bindings, house }: Listener, about: string | null): boolean {
  const { portfolio, operator }: Hearing = HEARD_EVENTS[type];
  if (house !== null)
    return operator !== null && about === house && operatorPermits(bindings, operator, house);
  if (portfolio === null) return false;
  return about === null
    ? portfolioPermits(bindings, portfolio)
    : portfolioPermitsOn(bindings, portfolio, about);
}
