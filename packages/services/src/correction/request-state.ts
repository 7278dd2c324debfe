import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { SILENT_AFTER_MS } from "../settlement/run-progress.ts";

/** Where a correction stands between its report and its end. */
export const REQUEST_STATUSES = [
  "reporting",
  "reported",
  "requested",
  "approved",
  "applied",
  "rejected",
  "withdrawn",
  "dropped",
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** How the work at hand is, the report or the correction itself; nobody works on the others. */
export type WorkState = "running" | "interrupted" | "failed" | "idle";

export type RequestRow = NonNullable<Awaited<ReturnType<PortfolioTables["correctionRequest"]["findUnique"]>>>;

/** Why work has no result whose process ended under it. */
export const INTERRUPTED = "It was interrupted, and nothing was changed. Start it again.";

export function silentBefore(at: Date): Date {
  return new Date(at.getTime() - SILENT_AFTER_MS);
}

export function statusOf({ status }: Pick<RequestRow, "status">): RequestStatus {
  const known = REQUEST_STATUSES.find((each) => each === status);
  if (known === undefined) throw new Error(`a correction request is ${status}`);
  return known;
}

export function workStateOf(
  row: Pick<RequestRow, "status" | "finishedAt" | "seenAt" | "failure">,
  at: Date,
): WorkState {
  const status = statusOf(row);
  if (status !== "reporting" && status !== "approved") return "idle";
  if (row.finishedAt === null) return row.seenAt < silentBefore(at) ? "interrupted" : "running";
  return "failed";
}

/** Of requests that are worked on, those whose work has ended without a result or fell silent. */
export function isFree(at: Date) {
  return [{ finishedAt: { not: null } }, { seenAt: { lt: silentBefore(at) } }];
}
