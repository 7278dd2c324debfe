import type { Instant } from "../period/types.ts";
import type { ByteText } from "../usage/byte-text.ts";

/** The order in which identifiers are tried. */
export type AttributionMethod = "imsi" | "iccid" | "msisdn" | "range";

/** One SIM held by one operator over [validFrom, validUntil). Several rows of one IMSI are its history. */
export interface SimAssignment {
  readonly id: string;
  readonly operatorId: string;
  readonly imsi: string;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  /** Test SIMs are excluded from retail, included in wholesale. */
  readonly isTest: boolean;
}

/** A block of IMSIs or MSISDNs held by one operator, both ends inclusive, same length. */
export interface NumberRange {
  readonly id: string;
  readonly operatorId: string;
  readonly kind: "imsi" | "msisdn";
  readonly first: string;
  readonly last: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

/** The identifiers a record carries, as they stand in it; an absent one is empty. */
export interface UsageIdentity {
  readonly imsi: ByteText;
  readonly iccid: ByteText;
  readonly msisdn: ByteText;
}

/** The window in which an operator takes usage; a record after `liveUntil` is CLOSED_OPERATOR. */
export interface OperatorLife {
  readonly operatorId: string;
  readonly liveFrom: Instant;
  readonly liveUntil: Instant | null;
}

/** Whose a record is; it holds until the attributor is asked again. */
export type Attribution =
  | {
      readonly status: "attributed";
      readonly operatorId: string;
      readonly method: AttributionMethod;
      readonly assignmentId: ByteText;
      readonly isTest: boolean;
    }
  | { readonly status: "unattributed" }
  /** Two identifiers point to two operators. */
  | { readonly status: "ambiguous"; readonly operatorIds: readonly string[] }
  | { readonly status: "closed-operator"; readonly operatorId: string };
