import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type SandboxHost, withSandbox } from "@tributary/db/doors/sandbox";
import { begun, failed, finished, keptOn, putDown } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { changeRehearsal, type RehearsalResult } from "./change-rehearsal.ts";
import { configurationFingerprint } from "./configuration-fingerprint.ts";
import { loadRetail, loadWholesale } from "./load-configuration.ts";
import { playRehearsal } from "./play-rehearsal.ts";
import type { StoredRehearsal } from "./stored-rehearsal.ts";

export interface RehearsalDoors {
  portfolioDb(): PortfolioDb;
  operatorDb(operatorId: string): OperatorDb;
}

export interface RehearsalWork {
  readonly doors: RehearsalDoors;
  readonly host: SandboxHost;
  readonly rehearsalId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: TaskPatience;
  /** Told to stop, the work is put down before its next step, and begun anew by whoever takes it up. */
  readonly signal?: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Plays a rehearsal, if it is due and nobody is at it, and keeps what came of it. Of the month that was
 * played nothing is left but the report.
 *
 * Shape   how it stands now; null when it was not to be tried, or somebody else is at it by now.
 */
export async function workOnRehearsal(work: RehearsalWork): Promise<StoredRehearsal | null> {
  const { doors, rehearsalId, dueAt, patience, onFault } = work;
  const db = doors.portfolioDb();
  const rehearsal = await changeRehearsal(db, rehearsalId, (read) =>
    begun(read, Math.max(Date.now(), dueAt), patience),
  );
  if (rehearsal === null || rehearsal.status !== "running") return rehearsal;
  const { attempts: attempt } = rehearsal;
  try {
    const result = await play(work, rehearsal);
    const ended = await changeRehearsal(db, rehearsalId, (read) => finished(read, attempt), { result });
    if (ended !== null) await note(db, ended);
    return ended;
  } catch (error) {
    if (error instanceof Overtaken) return null;
    if (error instanceof PutDown) {
      return changeRehearsal(db, rehearsalId, (read) => putDown(read, attempt, Date.now()));
    }
    if (!(error instanceof DomainError)) onFault(error);
    const reason = reasonOf(error);
    return changeRehearsal(db, rehearsalId, (read) => failed(read, attempt, reason, Date.now(), patience));
  }
}

/** What is thrown to end work that goes on elsewhere. */
class Overtaken extends Error {}
/** What is thrown to end work that was told to stop. */
class PutDown extends Error {}

async function play(
  work: RehearsalWork,
  { id, operatorId, attempts }: StoredRehearsal,
): Promise<RehearsalResult> {
  const { doors, host, patience, signal } = work;
  const db = doors.portfolioDb();
  // Read before what it is of: whatever changes meanwhile makes the rehearsal outdated.
  const fingerprint = await configurationFingerprint(db, operatorId);
  const wholesale = await db.$transaction((tx) => loadWholesale(tx, operatorId));
  const retail = await loadRetail(doors.operatorDb(operatorId));
  const report = await withSandbox(host, id, (sandbox) =>
    playRehearsal({
      ...{ sandbox, wholesale, retail, now: new Date() },
      async onStage(stage) {
        if (signal?.aborted) throw new PutDown();
        const rule = (read: StoredRehearsal) => keptOn(read, attempts, Date.now(), patience);
        if ((await changeRehearsal(db, id, rule, { stage })) === null) throw new Overtaken();
      },
    }),
  );
  return { fingerprint, report };
}

async function note(db: PortfolioDb, { id, operatorId, askedBy, outcome, report }: StoredRehearsal) {
  const { period = null, identities = null } = report ?? {};
  const broken = Object.entries(identities ?? {}).filter(([, { holds }]) => !holds);
  await db.$transaction((tx) =>
    writeAudit(tx, {
      ...{ actor: askedBy, action: "rehearsal:end", subject: id, operatorId },
      details: { outcome, period, broken: broken.map(([identity]) => identity) },
    }),
  );
}

/** What a person may read of it. What is a fault of ours says nothing of its inside: the log has it. */
function reasonOf(error: unknown): { readonly message: string; readonly isFinal: boolean } {
  if (error instanceof DomainError) return { message: error.message, isFinal: true };
  return { message: "Something went wrong on our side. The log of the system says what.", isFinal: false };
}
