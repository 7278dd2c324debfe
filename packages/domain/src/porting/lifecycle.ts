import { DomainError } from "../error.ts";
import {
  FAILURE_REASONS,
  type PortReason,
  type PortStanding,
  type PortStatus,
  type PortStep,
  type PortWindow,
  REFUSAL_REASONS,
  type RecordedStep,
} from "./types.ts";

const LONGEST_WINDOW = 7 * 86_400_000;

/** The whole lifecycle. What is not here is refused. */
const NEXT: Readonly<Record<PortStatus, Readonly<Partial<Record<PortStep, PortStatus>>>>> = {
  requested: { validate: "validated", refuse: "refused", cancel: "cancelled" },
  validated: { schedule: "scheduled", refuse: "refused", cancel: "cancelled" },
  scheduled: { schedule: "scheduled", complete: "done", fail: "failed", cancel: "cancelled" },
  done: {},
  refused: {},
  failed: {},
  cancelled: {},
};

/** The statuses in which a request is under way: a number has one such request at the most. */
export const OPEN_PORTS = ["requested", "validated", "scheduled"] as const satisfies readonly PortStatus[];

/** Whether a step may be recorded of a request that stands so. */
export function canRecord(step: PortStep, status: PortStatus): boolean {
  return step in NEXT[status];
}

/**
 * How a request stands after a step was recorded. A new window takes the place of the one before.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` for a step that the lifecycle does not have, and for a cutover
 *         before its window; `INPUT_INVALID` for a reason or a window that is missing or does not belong;
 *         `REASON_REQUIRED` for a step without what it is known by.
 */
export function recordStep(standing: PortStanding, recorded: RecordedStep): PortStanding {
  const { step, at } = recorded;
  const status = NEXT[standing.status][step];
  if (status === undefined) throw noSuchStep(standing.status, step);
  refuseUnfounded(recorded);
  const reason = reasonOf(recorded);
  const window = windowOf(recorded) ?? standing.window;
  if (step === "complete" && window !== null && at < window.from) {
    throw new DomainError(
      "STEP_REFUSED",
      `The window begins at ${new Date(window.from).toISOString()}: record the porting when it was done.`,
    );
  }
  return { status, window, reason };
}

function noSuchStep(from: PortStatus, step: PortStep): DomainError {
  const isOver = Object.keys(NEXT[from]).length === 0;
  return new DomainError(
    "STEP_REFUSED",
    isOver
      ? `The request is ${from}, nothing more happens to it: make a new one.`
      : `The request is ${from}: from there one can ${Object.keys(NEXT[from]).join(" or ")}.`,
    { from, step },
  );
}

function refuseUnfounded({ step, evidence, note }: RecordedStep): void {
  if (step === "cancel") {
    if (note.trim() === "") throw new DomainError("REASON_REQUIRED", "Say why the request is cancelled.");
    return;
  }
  if (evidence.trim() === "") {
    throw new DomainError("REASON_REQUIRED", "Name the other provider's reference, or where its answer is.");
  }
}

function reasonOf({ step, reason }: RecordedStep): PortReason | null {
  const known: readonly PortReason[] =
    step === "refuse" ? REFUSAL_REASONS : step === "fail" ? FAILURE_REASONS : [];
  const fits = reason === null ? known.length === 0 : known.includes(reason);
  if (fits) return reason;
  throw new DomainError(
    "INPUT_INVALID",
    known.length === 0
      ? "Only what is refused or has failed has a reason."
      : `Choose the reason: ${known.join(", ")}.`,
  );
}

function windowOf({ step, window, at }: RecordedStep): PortWindow | null {
  if ((step === "schedule") !== (window !== null)) {
    throw new DomainError("INPUT_INVALID", "A porting is scheduled for a window, and nothing else has one.");
  }
  if (window === null) return null;
  const { from, until } = window;
  if (from < until && until > at && until - from <= LONGEST_WINDOW) return window;
  throw new DomainError(
    "INPUT_INVALID",
    "A window begins before it ends, ends in the future and lasts a week at the most.",
  );
}
