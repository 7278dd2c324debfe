import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import {
  type MacroStep,
  type MacroStepKind,
  type MacroStepSeen,
  refuseForeignStep,
  refuseUnseen,
} from "@tributary/domain/ticket/macro-step";
import type { AuditValue } from "../audit/write-audit.ts";
import { refuseEnded } from "../operator/refuse-ended.ts";
import { changingPlan } from "../subscriber/change-plan.ts";
import { resuming } from "../subscriber/resume-subscriber.ts";
import { suspending } from "../subscriber/suspend-subscriber.ts";
import { stepWithin } from "../subscriber/take-step.ts";
import { findMacro, macroStep } from "./macros.ts";

/** A macro's step, as whoever sends the reply agreed to it. */
export interface MacroStepAsked extends MacroStepSeen {
  readonly macroId: string;
  /** What this person may do. */
  readonly may: readonly MacroStepKind[];
}

interface OfTicket {
  readonly number: number;
  readonly subscriberId: string | null;
}

interface By {
  readonly actor: string;
  readonly at: Date;
  /** With what it is done, for the log. */
  readonly details: { [key: string]: AuditValue };
}

/**
 * Takes a macro's step of the ticket's subscriber, in the transaction of the reply.
 *
 * Shape   what was done, for the ticket's history.
 * Throws  {@link DomainError} `NOT_FOUND` without such a macro or a subscriber, `STEP_REFUSED` for what this
 *         person, the lifecycle or an operator that has ended does not allow, `REVIEW_OUTDATED` when the
 *         subscriber is not as it was shown.
 */
export async function takeMacroStep(
  { reads, operatorId }: Pick<OperatorDb, "reads" | "operatorId">,
  tx: OperatorTables,
  ticket: OfTicket,
  asked: MacroStepAsked,
  { details, ...by }: By,
): Promise<string> {
  const macro = await findMacro(tx, asked.macroId);
  const step = macroStep(macro);
  if (step === null) throw new DomainError("INPUT_INVALID", "The macro does nothing to the subscriber.");
  refuseForeignStep(step, asked.may);
  const { number, status } = await holderOf(tx, ticket);
  refuseUnseen(asked, { subscriber: number, status });
  await refuseAfterTheEnd(tx, step);
  const request = { number, ...by, note: `${macro.name} (T-${ticket.number})` };
  await stepWithin({ tx, operatorId, details }, step.kind, request, workOf(reads, step, request));
  return `${said(step)} ${number}`;
}

/** Whom a ticket is about. */
export async function holderOf(
  { subscriber }: Pick<OperatorTables, "subscriber">,
  { subscriberId }: Pick<OfTicket, "subscriberId">,
): Promise<{ readonly id: string; readonly number: string; readonly status: MacroStepSeen["status"] }> {
  const row =
    subscriberId === null
      ? null
      : await subscriber.findFirst({
          where: { id: subscriberId },
          select: { id: true, number: true, status: true },
        });
  if (row !== null) return { ...row, status: row.status as MacroStepSeen["status"] };
  throw new DomainError("NOT_FOUND", "The ticket names no subscriber: say first whom it is about.");
}

/** Service is held back after the end as well; nothing is given any more. */
export async function refuseAfterTheEnd(
  tx: Pick<OperatorTables, "operator">,
  { kind }: Pick<MacroStep, "kind">,
): Promise<void> {
  if (kind !== "suspend") await refuseEnded(tx);
}

type Stepping = Omit<By, "details">;

function workOf(
  reads: OperatorDb["reads"],
  step: MacroStep,
  request: Stepping & { readonly number: string; readonly note: string },
) {
  switch (step.kind) {
    case "suspend":
      return suspending({ ...request, reason: step.reason });
    case "resume":
      return resuming(request);
    case "change-plan":
      return changingPlan({ reads }, { ...request, plan: step.plan, when: step.when });
  }
}

function said(step: MacroStep): string {
  switch (step.kind) {
    case "suspend":
      return `and suspended (${step.reason})`;
    case "resume":
      return "and gave service back to";
    case "change-plan":
      return `and changed to plan ${step.plan}:`;
  }
}
