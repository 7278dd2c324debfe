/** What can have become of a file, as the address names it. */
export const STATUSES = ["loaded", "redriven", "copy", "name_reused", "held", "unreadable"] as const;
