/** How an invoice can stand, in the order in which they are looked for. */
export const STATUSES = ["flagged", "received", "missing", "superseded", "rejected"] as const;
