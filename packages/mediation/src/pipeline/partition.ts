/**
 * A table that a file's rows go to: a month of an operator's CDRs, an operator's quarantine, or the marks of
 * what was re-driven out of it.
 */
export interface Partition {
  readonly operatorId: string;
  /** `YYYY-MM` in UTC, `quarantine` or `redriven`. */
  readonly target: string;
}

export const QUARANTINE = "quarantine";
export const REDRIVEN = "redriven";

const MONTH = /^\d{4}-\d{2}$/;

/** Whether the partition is a month of CDRs. */
export function isMonth({ target }: Partition): boolean {
  return MONTH.test(target);
}

/**
 * The name under which the spool keeps the partition; sorting names puts every loader's tables in one
 * order.
 */
export function partitionKey({ operatorId, target }: Partition): string {
  return `${operatorId} ${target}`;
}

export function partitionFrom(key: string): Partition {
  const [operatorId = "", target = ""] = key.split(" ");
  return { operatorId, target };
}
