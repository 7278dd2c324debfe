import { DomainError } from "../error.ts";
import type { OrderAction } from "./types.ts";

/** Whom and what an order is about, by what a network knows of it; as it was when the order was placed. */
export interface OrderSubject {
  readonly iccid: string;
  readonly imsis?: readonly string[];
  /** E.164 digits, without plus. */
  readonly msisdn?: string;
  /** Of the SIM, or the number, that takes the place of the one above. */
  readonly newIccid?: string;
  readonly newImsis?: readonly string[];
  readonly newMsisdn?: string;
  /** Of a suspension or a termination. */
  readonly reason?: string;
  /** Of an eSIM: the device, the kind of profile, and the token by which it is downloaded. */
  readonly eid?: string;
  readonly profileType?: string;
  readonly matchingId?: string;
}

const NEEDED: Readonly<Record<OrderAction, readonly (keyof OrderSubject)[]>> = {
  activate: [],
  suspend: [],
  resume: [],
  "swap-sim": ["newIccid"],
  "change-number": ["newMsisdn"],
  terminate: [],
  "esim-download": ["matchingId"],
  "esim-release": [],
  "esim-cancel": [],
};

/**
 * Refuses an order that lacks what its network has to know.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseSubject(action: OrderAction, subject: OrderSubject): void {
  const missing = NEEDED[action].filter((name) => subject[name] === undefined);
  if (missing.length === 0) return;
  throw new DomainError("INPUT_INVALID", `An order to ${action} needs ${missing.join(" and ")}.`);
}
