import { formatMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import type { Instant } from "../period/types.ts";
import { EVENT_TYPES, type EventType } from "./event-types.ts";

interface Held {
  text: string;
  amount: Micros;
  count: number;
  /** YYYY-MM-DD */
  day: string;
  instant: Instant;
}

type HeldBy<Kind extends string> = Kind extends `${infer Base extends keyof Held}?`
  ? Held[Base] | null
  : Kind extends keyof Held
    ? Held[Kind]
    : never;

type Fields<Type extends EventType> = (typeof EVENT_TYPES)[Type]["fields"];

/** What is said of an event when it happens. */
export type EventPayload<Type extends EventType> = {
  readonly [Field in keyof Fields<Type>]: HeldBy<Fields<Type>[Field] & string>;
};

export type WrittenPayload = Readonly<Record<string, string | number | null>>;

/**
 * Writes a payload as it leaves the house: the fields of its type and no others.
 *
 * Units   amounts are decimals of their currency's unit, as text; instants are ISO 8601 in UTC.
 * Throws  TypeError for a value that is not what its field holds: a defect of whoever tells of it.
 */
export function writePayload<Type extends EventType>(
  type: Type,
  payload: EventPayload<Type>,
): WrittenPayload {
  const said = payload as Readonly<Record<string, unknown>>;
  const fields: Readonly<Record<string, string>> = EVENT_TYPES[type].fields;
  return Object.fromEntries(
    Object.entries(fields).map(([field, kind]) => [
      field,
      kind.startsWith("amount") && said[field] !== null
        ? writeAmount(`${type}.${field}`, said[field], said.currency)
        : writeField(`${type}.${field}`, kind, said[field]),
    ]),
  );
}

function writeAmount(name: string, value: unknown, currency: unknown): string {
  if (typeof value === "bigint" && typeof currency === "string") return formatMicros(value, currency);
  throw new TypeError(`${name} holds no amount of a currency`);
}

function writeField(name: string, kind: string, value: unknown): string | number | null {
  if (value === null && kind.endsWith("?")) return null;
  const base = kind.replace("?", "");
  if (base === "instant" && typeof value === "number") return new Date(value).toISOString();
  if (base === "count" && typeof value === "number" && Number.isSafeInteger(value)) return value;
  if ((base === "text" || base === "day") && typeof value === "string") return value;
  throw new TypeError(`${name} holds no ${kind}`);
}
