import { type Detector, settingsOf } from "@tributary/domain/alert/detectors";
import { refuseOver, refuseSnooze } from "@tributary/domain/alert/lifecycle";
import { excused } from "@tributary/domain/alert/rules";
import type { AlertStatus } from "@tributary/domain/alert/types";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import type { AlertBook, AlertEventKind, BookedAlert } from "./alert-book.ts";
import { tellClosed } from "./keep-findings.ts";
import { lastRule } from "./last-rule.ts";

export interface AlertAction {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Somebody has seen an alert and looks into it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` when it is over or seen already.
 */
export async function acknowledgeAlert(book: AlertBook, action: AlertAction): Promise<void> {
  const alert = await findAlert(book, action.id);
  if (alert.status === "acknowledged") {
    throw new DomainError("STEP_REFUSED", "Somebody looks into the alert already.");
  }
  await take(book, alert, action, { to: "acknowledged", kind: "acknowledged" });
}

/**
 * Puts an alert off: until then it is not among those that wait.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED`, `INPUT_INVALID` for the moment.
 */
export async function snoozeAlert(
  book: AlertBook,
  action: AlertAction & { readonly until: Date },
): Promise<void> {
  refuseSnooze(action.until.getTime(), action.at.getTime());
  const alert = await findAlert(book, action.id);
  await take(book, alert, action, { to: "snoozed", kind: "snoozed", until: action.until });
}

/**
 * Says that an alert is none. The threshold of its detector moves for its subject, as far as it takes for
 * this finding not to be found again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED`.
 */
export async function markFalsePositive(book: AlertBook, action: AlertAction): Promise<void> {
  const alert = await findAlert(book, action.id);
  await take(book, alert, action, { to: "false-positive", kind: "false-positive" });
  const detector = alert.detector as Detector;
  const { excuse, subject } = alert;
  if (settingsOf(detector)[excuse.setting] === undefined) return;
  const last = await lastRule(book, detector, subject);
  await book.addRule({
    ...{ detector, subject, version: (last?.version ?? 0) + 1 },
    settings: excused(detector, last?.settings ?? {}, excuse),
    ...{ reason: action.reason.trim(), madeBy: action.actor, madeAt: action.at },
  });
  await tellClosed(book, alert, action.at, "It was a false alarm.");
}

/**
 * Loads an alert.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findAlert(book: AlertBook, id: string): Promise<BookedAlert> {
  const alert = await book.find(id);
  if (alert === null) throw new DomainError("NOT_FOUND", "There is no such alert: go back to the list.");
  return alert;
}

interface Step {
  readonly to: AlertStatus;
  readonly kind: AlertEventKind;
  readonly until?: Date;
}

async function take(
  book: AlertBook,
  { id, status, detector, operatorId }: BookedAlert,
  { reason, actor, at }: AlertAction,
  { to, kind, until }: Step,
): Promise<void> {
  const note = requireReason(reason, "Say why: whoever looks at the alert later reads it.");
  refuseOver(status);
  const change = { status: to, snoozedUntil: until ?? null, closedAt: to === "false-positive" ? at : null };
  if (!(await book.change(id, status, change))) {
    throw new DomainError("STEP_REFUSED", "Somebody else was quicker: look at the alert again.");
  }
  const details: Record<string, string> = until === undefined ? {} : { until: until.toISOString() };
  await book.addEvents([{ alertId: id, at, actor, kind, note, details }]);
  await writeAudit(book.tx, {
    ...{ actor, action: `${book.ownerId === null ? "alert" : "usage-alert"}:${verbOf(kind)}`, subject: id },
    operatorId: book.ownerId,
    details: { detector, reason: note, ...details, ...(operatorId === null ? {} : { about: operatorId }) },
  });
}

function verbOf(kind: AlertEventKind): string {
  if (kind === "acknowledged") return "acknowledge";
  return kind === "snoozed" ? "snooze" : "dismiss";
}
