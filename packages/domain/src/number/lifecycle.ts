import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { NumberStatus } from "./types.ts";

const DAY = 86_400_000;

/** So long nobody gets a number after its holder gave it up. */
export const QUARANTINE_DAYS = 90;

export interface NumberStanding {
  readonly status: NumberStatus;
  /** Until when it is reserved or quarantined. */
  readonly statusUntil: Instant | null;
}

/** How a number stands at an instant: a reservation and a quarantine end by themselves. */
export function standingAt({ status, statusUntil }: NumberStanding, at: Instant): NumberStanding {
  const isOver = statusUntil !== null && statusUntil <= at;
  return isOver ? { status: "free", statusUntil: null } : { status, statusUntil };
}

/**
 * The standing of a number that a subscriber takes. One that came with its holder stays marked as such.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` unless it is free or reserved.
 */
export function assignNumber(standing: NumberStanding, at: Instant): NumberStanding {
  const { status, statusUntil } = standingAt(standing, at);
  if (status === "free" || status === "reserved") return { status: "assigned", statusUntil: null };
  const until = statusUntil === null ? "" : ` until ${new Date(statusUntil).toISOString().slice(0, 10)}`;
  throw new DomainError("STEP_REFUSED", `The number is ${status}${until}: take one that is free.`, {
    status,
  });
}

/**
 * The standing of a number that its holder gives up: into quarantine if it is of the operator's own block,
 * else back to whose it is.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when nobody holds it.
 */
export function releaseNumber({ status }: NumberStanding, at: Instant): NumberStanding {
  if (status === "ported-in") return { status: "ported-out", statusUntil: null };
  if (status === "assigned") return { status: "quarantined", statusUntil: at + QUARANTINE_DAYS * DAY };
  throw new DomainError("STEP_REFUSED", `The number is ${status}: nobody holds it.`, { status });
}

/**
 * The standing of a number that its holder takes to another operator.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when nobody holds it.
 */
export function portOut({ status }: NumberStanding): NumberStanding {
  if (status === "assigned" || status === "ported-in") return { status: "ported-out", statusUntil: null };
  throw new DomainError("STEP_REFUSED", `The number is ${status}: nobody takes it anywhere.`, { status });
}
