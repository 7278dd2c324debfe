import type { StandingAlert } from "@tributary/domain/alert/reconcile-findings";
import type { AlertRule } from "@tributary/domain/alert/rules";
import type { AlertStatus, Excuse, Finding, Settings } from "@tributary/domain/alert/types";
import type { AuditWriter } from "../audit/write-audit.ts";
import type { EventWriter } from "../event/emit-event.ts";

export type AlertEventKind =
  | "opened"
  | "moved"
  | "acknowledged"
  | "snoozed"
  | "woken"
  | "reopened"
  | "false-positive"
  | "closed";

export interface NewAlertEvent {
  readonly alertId: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: AlertEventKind;
  readonly note: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface BookedAlert {
  readonly id: string;
  readonly detector: string;
  readonly subject: string;
  readonly severity: string;
  readonly status: AlertStatus;
  readonly operatorId: string | null;
  readonly currency: string | null;
  readonly atRiskMicros: bigint | null;
  readonly snoozedUntil: Date | null;
  readonly excuse: Excuse;
}

export interface StatusChange {
  readonly status: AlertStatus;
  readonly snoozedUntil: Date | null;
  readonly closedAt: Date | null;
}

export interface NewRule {
  readonly detector: string;
  readonly subject: string | null;
  readonly version: number;
  readonly settings: Settings;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** A rule with why it was made. */
export interface KeptRule extends AlertRule {
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/**
 * What detectors and people write about alerts, within one transaction. There are two such books: the
 * portfolio's, and each operator's own.
 */
export interface AlertBook {
  /** Whose book it is: null = the portfolio's. */
  readonly ownerId: string | null;
  /** What audit rows and events go through: the transaction itself. */
  readonly tx: AuditWriter & EventWriter;
  rules(): Promise<KeptRule[]>;
  addRule(rule: NewRule): Promise<void>;
  standing(): Promise<StandingAlert[]>;
  find(id: string): Promise<BookedAlert | null>;
  add(finding: Finding, at: Date): Promise<string>;
  /** Stores new figures of an alert. */
  move(id: string, finding: Finding): Promise<void>;
  /** Changes an alert that still stands as it was read; answers whether it did. */
  change(id: string, from: AlertStatus, to: StatusChange): Promise<boolean>;
  addEvents(events: readonly NewAlertEvent[]): Promise<void>;
}
