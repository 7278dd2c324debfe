import { DomainError } from "../error.ts";
import type { WithheldReason } from "./types.ts";

export interface Withheld {
  readonly kind: "imsi" | "msisdn";
  readonly first: string;
  readonly why: WithheldReason;
  /** `YYYY-MM-DD` of a number that rests. */
  readonly freeOn: string | null;
}

/**
 * The refusal of what nobody is given for now.
 *
 * Shape   a {@link DomainError} `STEP_REFUSED`; to be thrown by whoever would have given it.
 */
export function withheldRefusal({ kind, first, why, freeOn }: Withheld): DomainError {
  const what = kind === "imsi" ? `The SIM with IMSI ${first}` : `The number ${first}`;
  switch (why) {
    case "retired":
      return new DomainError("STEP_REFUSED", `${what} is retired for good: take another one.`);
    case "resting":
      return new DomainError("STEP_REFUSED", `${what} rests until ${freeOn ?? ""}: take another one.`);
    case "elsewhere":
      return new DomainError(
        "STEP_REFUSED",
        `${what} is used at another provider: it can be given out when it has come home.`,
      );
  }
}
