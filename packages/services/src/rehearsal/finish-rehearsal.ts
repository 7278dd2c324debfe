import { setTimeout as sleep } from "node:timers/promises";
import { isOpen } from "@tributary/domain/bill-task/lifecycle";
import { DomainError } from "@tributary/domain/error";
import { findRehearsal } from "./change-rehearsal.ts";
import { REHEARSAL_PATIENCE } from "./run-rehearsals.ts";
import type { StoredRehearsal } from "./stored-rehearsal.ts";
import { type RehearsalWork, workOnRehearsal } from "./work-on-rehearsal.ts";

const POLL_MILLISECONDS = 500;

/**
 * Plays a rehearsal here and now, for whoever waits for it; one that somebody else is at is waited for.
 *
 * Throws  {@link DomainError} `LOCKED` with why it could not be played.
 */
export async function finishRehearsal(
  work: Pick<RehearsalWork, "doors" | "host" | "rehearsalId" | "onFault">,
): Promise<StoredRehearsal> {
  const db = work.doors.portfolioDb();
  for (;;) {
    await workOnRehearsal({ ...work, dueAt: 0, patience: REHEARSAL_PATIENCE });
    const rehearsal = await findRehearsal(db, work.rehearsalId);
    if (rehearsal.status === "done") return rehearsal;
    if (!isOpen(rehearsal)) {
      throw new DomainError("LOCKED", rehearsal.message ?? "The rehearsal could not be played.");
    }
    await sleep(POLL_MILLISECONDS);
  }
}
