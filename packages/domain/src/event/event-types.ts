/** What a field of an event's payload holds; each may be null where the kind ends with a question mark. */
type FieldKind = "text" | "text?" | "amount" | "amount?" | "count" | "day" | "instant" | "instant?";

interface EventShape {
  /** Whether the MVNA hears of an operator's event as well. */
  readonly isShared: boolean;
  readonly fields: Readonly<Record<string, FieldKind>>;
}

const ALERT = {
  alertId: "text",
  detector: "text",
  severity: "text",
  title: "text",
  /** Null: it concerns the whole portfolio. */
  about: "text?",
  atRisk: "amount?",
  currency: "text?",
} as const;

const TICKET = { number: "text", channel: "text", priority: "text", category: "text?" } as const;

const DISPUTE = {
  number: "text",
  /** mno: raised with a host network; operator: raised by an operator. */
  party: "text",
  period: "text",
  currency: "text",
  amount: "amount",
} as const;

/**
 * Everything that is told to the outside, and what each holds: no field that is not named here leaves. An
 * operator's event holds nothing of wholesale and of no sibling, because its operator reads it.
 */
export const EVENT_TYPES = {
  "alert.opened": { isShared: false, fields: ALERT },
  "alert.closed": { isShared: false, fields: { ...ALERT, because: "text" } },
  "ticket.created": { isShared: false, fields: TICKET },
  "ticket.replied": { isShared: false, fields: { ...TICKET, by: "text" } },
  "ticket.breached": { isShared: false, fields: { ...TICKET, target: "text", dueAt: "instant" } },
  "operator.live": { isShared: true, fields: { name: "text", since: "instant" } },
  "statement.issued": {
    isShared: true,
    fields: {
      ...{ number: "text", version: "count", period: "text", currency: "text" },
      ...{ net: "amount", tax: "amount", gross: "amount", dueOn: "day" },
    },
  },
  "dispute.opened": { isShared: true, fields: DISPUTE },
  "dispute.resolved": { isShared: true, fields: { ...DISPUTE, status: "text", credited: "amount" } },
  "bill-run.finalized": { isShared: false, fields: { period: "text", bills: "count", exceptions: "count" } },
  "webhook.disabled": { isShared: false, fields: { endpointId: "text", host: "text", reason: "text" } },
  "webhook.test": { isShared: false, fields: { endpointId: "text", askedBy: "text" } },
} as const satisfies Readonly<Record<string, EventShape>>;

export type EventType = keyof typeof EVENT_TYPES;

export const EVENT_NAMES = Object.keys(EVENT_TYPES) as readonly EventType[];

/** Those that an endpoint may choose: a test goes to the endpoint that asked for it, and to nobody else. */
export const CHOSEN_EVENTS = EVENT_NAMES.filter((type) => type !== "webhook.test");

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_TYPES, type);
}
