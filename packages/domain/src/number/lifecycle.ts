import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { NumberStatus, Reservation, Taker } from "./types.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** So long nobody gets a number after its holder gave it up. */
export const QUARANTINE_DAYS = 90;

/** So long a number is kept when nobody says otherwise, and at the most. */
export const RESERVATION_MINUTES = { usual: 30, most: 30 * 1_440 } as const;

export interface NumberStanding {
  readonly status: NumberStatus;
  /** Until when it is reserved or quarantined. */
  readonly statusUntil: Instant | null;
  /** Of the operator's own block. */
  readonly isOwn: boolean;
  /** Of a reserved number. */
  readonly reservation: Reservation | null;
}

/** How a number stands at an instant: a reservation and a quarantine end by themselves. */
export function standingAt(standing: NumberStanding, at: Instant): NumberStanding {
  const isOver = standing.statusUntil !== null && standing.statusUntil <= at;
  return isOver ? turned(standing, "free") : standing;
}

/**
 * The standing of a free number that is kept for somebody for a while.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a while that is none, `STEP_REFUSED` unless it is free.
 */
export function reserveNumber(
  standing: NumberStanding,
  reservation: Reservation,
  { at, minutes }: { readonly at: Instant; readonly minutes: number },
): NumberStanding {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > RESERVATION_MINUTES.most) {
    throw new DomainError("INPUT_INVALID", "A number is reserved for one minute to 30 days.");
  }
  const { status, statusUntil } = standingAt(standing, at);
  if (status !== "free") throw notFree(status, statusUntil);
  return { ...turned(standing, "reserved"), statusUntil: at + minutes * MINUTE, reservation };
}

/**
 * The standing of a number whose reservation is given up.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` unless it is reserved.
 */
export function endReservation(standing: NumberStanding, at: Instant): NumberStanding {
  const { status } = standingAt(standing, at);
  if (status === "reserved") return turned(standing, "free");
  throw new DomainError("STEP_REFUSED", `The number is ${status}: there is no reservation to give up.`, {
    status,
  });
}

/**
 * The standing of a number that a subscriber takes. A reserved one goes to the subscriber it is reserved for;
 * one that is kept for somebody who was no subscriber then is given by whoever reserved it.
 *
 * Shape   `taker` null: somebody who cannot have reserved anything.
 * Throws  {@link DomainError} `STEP_REFUSED` unless it is free, or reserved for the taker.
 */
export function assignNumber(standing: NumberStanding, at: Instant, taker: Taker | null): NumberStanding {
  const { status, statusUntil, reservation } = standingAt(standing, at);
  if (status === "free") return turned(standing, "assigned");
  if (status !== "reserved") throw notFree(status, statusUntil);
  const isTheirs =
    taker !== null &&
    reservation !== null &&
    (reservation.subscriberId === null
      ? reservation.by === taker.actor
      : reservation.subscriberId === taker.subscriberId);
  if (!isTheirs) throw notFree(status, statusUntil);
  return turned(standing, "assigned");
}

/**
 * The standing of a number that its holder gives up: into quarantine if it is of the operator's own block,
 * else back to whose it is.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when nobody holds it.
 */
export function releaseNumber(standing: NumberStanding, at: Instant): NumberStanding {
  const { status } = standing;
  if (status === "ported-in") return turned(standing, "ported-out");
  if (status === "assigned") return quarantined(standing, at);
  throw new DomainError("STEP_REFUSED", `The number is ${status}: nobody holds it.`, { status });
}

/**
 * The standing of a number that comes with its holder from another operator; null: it was never here. One of
 * the operator's own block is at home again.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` for a number that is not elsewhere.
 */
export function portIn(standing: NumberStanding | null): NumberStanding {
  if (standing === null) return { status: "ported-in", statusUntil: null, isOwn: false, reservation: null };
  const { status, isOwn } = standing;
  if (status === "ported-out") return turned(standing, isOwn ? "assigned" : "ported-in");
  throw new DomainError("STEP_REFUSED", `The number is ${status} here: it cannot come from elsewhere.`, {
    status,
  });
}

/**
 * The standing of a number that its holder takes to another operator.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when nobody holds it.
 */
export function portOut(standing: NumberStanding): NumberStanding {
  const { status } = standing;
  if (status === "assigned" || status === "ported-in") return turned(standing, "ported-out");
  throw new DomainError("STEP_REFUSED", `The number is ${status}: nobody takes it anywhere.`, { status });
}

/**
 * The standing of a number that comes home after its holder's contract elsewhere has ended: nobody gets it
 * for a while.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` unless it is of the operator's own block and used elsewhere.
 */
export function returnHome(standing: NumberStanding, at: Instant): NumberStanding {
  const { status, isOwn } = standing;
  if (status === "ported-out" && isOwn) return quarantined(standing, at);
  throw new DomainError(
    "STEP_REFUSED",
    status === "ported-out"
      ? "The number is of another operator's block: it is home there."
      : `The number is ${status}: it is not elsewhere.`,
    { status },
  );
}

function turned({ isOwn }: NumberStanding, status: NumberStatus): NumberStanding {
  return { status, statusUntil: null, isOwn, reservation: null };
}

function quarantined(standing: NumberStanding, at: Instant): NumberStanding {
  return { ...turned(standing, "quarantined"), statusUntil: at + QUARANTINE_DAYS * DAY };
}

function notFree(status: NumberStatus, statusUntil: Instant | null): DomainError {
  if (status === "reserved") {
    return new DomainError(
      "STEP_REFUSED",
      "The number is reserved for somebody else: take one that is free.",
      {
        status,
      },
    );
  }
  const until = statusUntil === null ? "" : ` until ${new Date(statusUntil).toISOString().slice(0, 10)}`;
  return new DomainError("STEP_REFUSED", `The number is ${status}${until}: take one that is free.`, {
    status,
  });
}
