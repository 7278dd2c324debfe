/** Why a record waits for a person. */
export type QuarantineReason =
  | "UNASSIGNED"
  | "AMBIGUOUS"
  | "FUTURE"
  | "MALFORMED"
  | "UNRATEABLE"
  | "CLOSED_OPERATOR"
  | "NEGATIVE";
