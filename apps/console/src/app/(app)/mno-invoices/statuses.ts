/** What can have become of an invoice, as the address names it. */
export const STATUSES = ["flagged", "received", "missing", "superseded", "rejected"] as const;
