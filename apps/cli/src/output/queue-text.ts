import type { DeadJob, JobCounts, QueueName } from "@tributary/db/doors/jobs-db";

/** How one queue stands. */
export interface QueueStanding {
  readonly queue: QueueName;
  readonly counts: JobCounts;
  readonly dead: readonly DeadJob[];
  /** Dead jobs that were put back just now. */
  readonly revived: number;
}

const TITLES: Readonly<Record<QueueName, string>> = {
  event: "What happened",
  "network-order": "Orders to networks",
  "bill-task": "Billing runs",
  reminder: "Reminders",
  "dunning-day": "Unpaid bills",
  "export-pack": "Export packs",
  notification: "Notifications",
  webhook: "Events to be sent",
  "ticket-alarm": "Tickets to be looked at",
  "ticket-mail": "Mails of tickets",
  mailbox: "Mailboxes to be looked into",
  offboarding: "Ends of operators",
  "data-deletion": "Data of ended operators",
  "operator-setup": "New operators",
  rehearsal: "Rehearsals",
  "alert-run": "Looks of the detectors",
};

/** How many jobs of each queue stand how, and each that is dead. */
export function queueText(queues: readonly QueueStanding[]): string {
  return queues.flatMap(linesOf).join("\n");
}

function linesOf({ queue, counts: { waiting, retrying, running }, dead, revived }: QueueStanding): string[] {
  const lines = dead.map(({ operatorId, subjectId, deadSince, message }) => {
    const since = deadSince.toISOString().slice(0, 16).replace("T", " ");
    return `  ${operatorId ?? "portfolio"}: ${subjectId}, ${since} UTC. ${message}`;
  });
  return [
    `${TITLES[queue]}: waiting ${waiting}, to be tried again ${retrying}, running ${running}.`,
    ...(revived === 0 ? [] : [`  ${revived} dead jobs are back in the queue.`]),
    ...(dead.length === 0 ? [] : [`  Dead, ${dead.length}; \`jobs --retry\` puts them back:`, ...lines]),
  ];
}
