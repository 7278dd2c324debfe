import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { MacroStepKind } from "@tributary/domain/ticket/macro-step";
import { fillMacro } from "@tributary/domain/ticket/macro-text";
import { loadDesk } from "../ticket/desk.ts";
import { findTicket } from "../ticket/find-ticket.ts";
import { findMacro, macroStep } from "./macros.ts";
import { previewStep } from "./preview-step.ts";

interface MacroUse {
  readonly id: string;
  readonly number: number;
  readonly agent: string;
  /** What whoever uses it may do to a subscriber. */
  readonly may: readonly MacroStepKind[];
}

/**
 * A macro's text with a ticket's facts in it, and what it does besides: whoever uses it sees both before it
 * goes.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function previewMacro(db: OperatorDb, { id, number, agent, may }: MacroUse) {
  // One after the other: what is missing is said in the same words each time.
  const ticket = await findTicket(db.shared, number);
  const [macro, desk] = await Promise.all([findMacro(db.shared, id), loadDesk(db)]);
  const subscriber =
    ticket.subscriberId === null
      ? null
      : await db.shared.subscriber.findFirst({
          where: { id: ticket.subscriberId },
          select: { number: true },
        });
  const facts = {
    ticket: `T-${number}`,
    operator: desk.terms.replyName,
    agent,
    subscriber: subscriber?.number ?? "",
  };
  return {
    text: fillMacro(macro.text, facts),
    setsPriority: macro.setsPriority,
    setsCategory: macro.setsCategory,
    thenStatus: macro.thenStatus,
    step: await previewStep(db, ticket, macroStep(macro), may),
  };
}
