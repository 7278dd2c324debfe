import type { Instant } from "../period/types.ts";

/** As whoever gives the SIMs sees it: until it is over there is nothing but that they asked. */
export type SimTransferStatus = "asked" | "done" | "refused" | "withdrawn";

/** As whoever is to have them sees it. */
export type IncomingStatus = "waiting" | "taken" | "declined" | "withdrawn";

/** A SIM as it was offered. */
export interface OfferedSim {
  readonly iccid: string;
  readonly imsis: readonly string[];
}

/** Who has an IMSI by the MVNA's inventory at the instant at which it is to change hands. */
export interface ImsiHolding {
  readonly imsi: string;
  readonly operatorId: string;
  readonly agreementId: string;
  /** An end that is known already. */
  readonly until: Instant | null;
}

/** The operator that is named as the receiver, if there is one of that code. */
export interface NamedReceiver {
  readonly id: string;
  readonly isLive: boolean;
  /** The agreements that it has margin terms under. */
  readonly agreementIds: readonly string[];
}

/** Why a transfer cannot be led on; `sims` are the ICCIDs that it is about, none when it is about all. */
export interface Obstacle {
  readonly kind: "no-such-operator" | "not-live" | "no-terms" | "not-held" | "ends-soon";
  readonly sims: readonly string[];
}
