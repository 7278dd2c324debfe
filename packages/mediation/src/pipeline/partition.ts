/** A table that a file's rows go to: a month of an operator's CDRs, or an operator's quarantine. */
export interface Partition {
  readonly operatorId: string;
  /** `YYYY-MM` in UTC, or `quarantine`. */
  readonly target: string;
}

export const QUARANTINE = "quarantine";

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
