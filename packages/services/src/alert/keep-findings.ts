import { reconcileFindings } from "@tributary/domain/alert/reconcile-findings";
import type { Finding } from "@tributary/domain/alert/types";
import { emitEvents } from "../event/emit-event.ts";
import type { AlertBook, BookedAlert, NewAlertEvent } from "./alert-book.ts";
import { alertTitle } from "./alert-title.ts";

/** Who opens and closes alerts by itself. */
export const DETECTOR_ACTOR = "detectors";

export interface KeptFindings {
  readonly found: number;
  readonly opened: number;
  readonly moved: number;
  readonly closed: number;
}

/**
 * Brings the alerts in line with what was found: opens what is new, stores other figures, wakes what was put
 * off until now, and closes what is found no more. The same findings again write nothing.
 */
export async function keepFindings(
  book: AlertBook,
  findings: readonly Finding[],
  at: Date,
): Promise<KeptFindings> {
  const standing = await book.standing();
  const changes = reconcileFindings(findings, standing, at.getTime());
  const events: NewAlertEvent[] = [];
  const told = { actor: DETECTOR_ACTOR, at } as const;
  for (const finding of changes.opened) {
    const alertId = await book.add(finding, at);
    events.push({ ...told, alertId, kind: "opened", note: alertTitle(finding.detector) });
    await tell(book, "alert.opened", { ...finding, id: alertId }, at);
  }
  for (const { id: alertId, finding } of changes.moved) {
    await book.move(alertId, finding);
    events.push({
      ...told,
      alertId,
      kind: "moved",
      note: "The figures changed.",
      details: figuresIn(finding),
    });
  }
  for (const alertId of changes.woken) {
    if (!(await book.change(alertId, "snoozed", { status: "open", snoozedUntil: null, closedAt: null })))
      continue;
    events.push({ ...told, alertId, kind: "woken", note: "The time for which it was put off is over." });
  }
  let closed = 0;
  for (const { id: alertId, status } of standing.filter(({ id }) => changes.closed.includes(id))) {
    if (!(await book.change(alertId, status, { status: "closed", snoozedUntil: null, closedAt: at })))
      continue;
    closed += 1;
    events.push({ ...told, alertId, kind: "closed", note: "It is found no more." });
    const alert = await book.find(alertId);
    if (alert !== null) await tellClosed(book, alert, at, "It is found no more.");
  }
  if (events.length > 0) await book.addEvents(events);
  const { opened, moved } = changes;
  return { found: findings.length, opened: opened.length, moved: moved.length, closed };
}

function figuresIn({ measured, limit, unit, severity }: Finding) {
  return { measured: `${measured}`, limit: `${limit}`, unit, severity };
}

type Told = Pick<BookedAlert, "id" | "detector" | "severity" | "operatorId" | "currency" | "atRiskMicros">;

async function tell(book: AlertBook, type: "alert.opened", alert: Told, at: Date): Promise<void> {
  await emitEvents(book.tx, [{ type, subject: alert.id, payload: payloadOf(alert), at }]);
}

/** Tells that an alert is over, and why. */
export async function tellClosed(book: AlertBook, alert: Told, at: Date, because: string): Promise<void> {
  const payload = { ...payloadOf(alert), because };
  await emitEvents(book.tx, [{ type: "alert.closed", subject: alert.id, payload, at }]);
}

function payloadOf({ id, detector, severity, operatorId, currency, atRiskMicros }: Told) {
  return {
    ...{ alertId: id, detector, severity, title: alertTitle(detector), about: operatorId },
    ...{ atRisk: atRiskMicros, currency },
  };
}
