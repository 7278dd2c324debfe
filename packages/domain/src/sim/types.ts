export const SIM_STATUSES = [
  "in_stock",
  "offered",
  "assigned",
  "active",
  "suspended",
  "terminated",
  "transferred",
] as const;

export type SimStatus = (typeof SIM_STATUSES)[number];

export type SimKind = "physical" | "esim";

/** What a device needs to download an eSIM profile. */
export interface ActivationCode {
  /** Host name of the SM-DP+ server. */
  readonly smdpAddress: string;
  /** Empty when the server knows the profile by the device. */
  readonly matchingId: string;
  /** Object identifier of the server; absent in nearly every code. */
  readonly smdpOid: string | null;
  /** The user is asked for a code that was given otherwise. */
  readonly needsConfirmation: boolean;
}
