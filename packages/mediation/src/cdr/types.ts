/** Why a record waits for a person or, UNPAIRED, for its other half. */
export type QuarantineReason =
  | "UNASSIGNED"
  | "AMBIGUOUS"
  | "FUTURE"
  | "MALFORMED"
  | "UNRATEABLE"
  | "CLOSED_OPERATOR"
  | "NEGATIVE"
  | "UNPAIRED";
