/** U+2212: as wide as a digit, so columns of signed figures stay aligned; a hyphen is not. */
export const MINUS = "−";

/** Puts a comma between thousands of a string of digits: "1284220" → "1,284,220". */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** What stands before a figure: a true minus, a plus when changes are shown, nothing before zero. */
export function signOf(value: bigint, isSigned = false): string {
  if (value < 0n) return MINUS;
  return isSigned && value > 0n ? "+" : "";
}
