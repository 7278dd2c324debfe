/** A privilege on a table; one on columns alone names them, in the table's order. */
export type Grant = "SELECT" | "INSERT" | "UPDATE" | "DELETE" | `SELECT(${string})`;

export const READ = ["SELECT"] as const;
export const ADD = ["SELECT", "INSERT"] as const;
export const EDIT = ["SELECT", "INSERT", "UPDATE"] as const;
export const OWN = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;
