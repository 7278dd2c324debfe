import type { DeadJob, JobCounts } from "@tributary/db/doors/jobs-db";

/** How many jobs stand how, and each that is dead. */
export function queueText(counts: JobCounts, dead: readonly DeadJob[], revived: number): string {
  const { waiting, retrying, running } = counts;
  const lines = dead.map(({ operatorId, orderId, deadSince, message }) => {
    const since = deadSince.toISOString().slice(0, 16).replace("T", " ");
    return `  ${operatorId}: order ${orderId}, ${since} UTC. ${message}`;
  });
  return [
    ...(revived === 0 ? [] : [`${revived} dead jobs are back in the queue.`]),
    `Waiting ${waiting}, to be tried again ${retrying}, running ${running}.`,
    ...(dead.length === 0 ? [] : [`Dead, ${dead.length}; \`orders --retry\` puts them back:`, ...lines]),
  ].join("\n");
}
