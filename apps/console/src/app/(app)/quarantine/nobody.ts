/** Stands in the address where other groups name their operator. */
export const NOBODY = "-";
