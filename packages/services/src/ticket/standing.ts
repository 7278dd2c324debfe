import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { dueNext } from "@tributary/domain/ticket/sla";
import type { SlaClock, TicketPriority, TicketStatus } from "@tributary/domain/ticket/types";

type TicketRow = NonNullable<Awaited<ReturnType<OperatorTables["ticket"]["findFirst"]>>>;

type ClockFields = Pick<
  TicketRow,
  "status" | "firstReplyDueAt" | "resolveDueAt" | "firstReplyLeft" | "resolveLeft"
>;

/** A ticket as the rules read it. */
export interface FoundTicket extends Omit<TicketRow, "status" | "priority"> {
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly clock: SlaClock;
}

export function foundTicket(row: TicketRow): FoundTicket {
  const [status, priority] = [row.status as TicketStatus, row.priority as TicketPriority];
  return { ...row, status, priority, clock: clockOf(row) };
}

function clockOf(row: ClockFields): SlaClock {
  return {
    isRunning: row.status === "todo",
    firstReplyDueAt: row.firstReplyDueAt?.getTime() ?? null,
    resolveDueAt: row.resolveDueAt?.getTime() ?? null,
    firstReplyLeft: row.firstReplyLeft === null ? null : Number(row.firstReplyLeft),
    resolveLeft: row.resolveLeft === null ? null : Number(row.resolveLeft),
  };
}

/** A clock as the table keeps it. */
export function clockData(clock: SlaClock) {
  const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
  const left = (was: number | null): bigint | null => (was === null ? null : BigInt(was));
  return {
    firstReplyDueAt: instant(clock.firstReplyDueAt),
    resolveDueAt: instant(clock.resolveDueAt),
    firstReplyLeft: left(clock.firstReplyLeft),
    resolveLeft: left(clock.resolveLeft),
    nextDueAt: instant(dueNext(clock)),
  };
}
