/** The parts of the queue, as the address names them. */
export const EXCEPTION_STATUSES = ["open", "disputed", "waived", "resolved"] as const;
