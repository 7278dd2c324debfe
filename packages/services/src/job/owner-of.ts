import type { Job } from "@tributary/db/doors/jobs-db";

/** Whose the row of a job is, in a queue where every row is an operator's. */
export function ownerOf({ id, operatorId }: Job): string {
  if (operatorId === null) throw new Error(`job ${id} names no operator`);
  return operatorId;
}
