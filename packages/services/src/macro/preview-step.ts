import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { statusAfter } from "@tributary/domain/subscriber/lifecycle";
import type { SubscriberStatus } from "@tributary/domain/subscriber/types";
import { type MacroStep, type MacroStepKind, refuseForeignStep } from "@tributary/domain/ticket/macro-step";
import { currentCycle } from "../subscriber/current-cycle.ts";
import { findChangeInstant } from "../subscriber/open-days.ts";
import { openPlans } from "../subscriber/open-plans.ts";
import { refuseUnknownPlan } from "./macros.ts";
import { holderOf, refuseAfterTheEnd } from "./take-macro-step.ts";

/** What a macro's step comes to, before anybody agrees to it. */
export interface StepPreview {
  readonly step: MacroStep;
  /** Whom it is about, and how they stand; null where the ticket names nobody. */
  readonly subscriber: string | null;
  readonly status: SubscriberStatus | null;
  /** Of a change of plan: from which, and from when on, by the operator's clocks. */
  readonly change: { readonly from: string | null; readonly at: Date; readonly zone: string } | null;
  /** Why it cannot be taken now; null: it can. */
  readonly refusal: string | null;
}

/** Looks what a macro's step would do, by the rules by which it is taken. */
export async function previewStep(
  db: OperatorDb,
  ticket: { readonly subscriberId: string | null },
  step: MacroStep | null,
  may: readonly MacroStepKind[],
): Promise<StepPreview | null> {
  if (step === null) return null;
  const nothing = { step, subscriber: null, status: null, change: null };
  try {
    const { id, number: subscriber, status } = await holderOf(db.shared, ticket);
    const known = { step, subscriber, status };
    const change = step.kind === "change-plan" ? await changeOf(db, id, step) : null;
    return { ...known, change: change?.shown ?? null, refusal: await refusalOf(db, known, change, may) };
  } catch (error) {
    if (error instanceof DomainError) return { ...nothing, refusal: error.message };
    throw error;
  }
}

async function refusalOf(
  db: OperatorDb,
  { step, status }: { readonly step: MacroStep; readonly status: SubscriberStatus },
  change: PlanChange | null,
  may: readonly MacroStepKind[],
): Promise<string | null> {
  try {
    refuseForeignStep(step, may);
    statusAfter(step.kind, status);
    await refuseAfterTheEnd(db.shared, step);
    if (step.kind !== "change-plan") return null;
    await refuseUnknownPlan(db.shared, step.plan);
    return change?.changesNothing ? `The subscriber has plan ${step.plan} already.` : null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

interface PlanChange {
  readonly shown: NonNullable<StepPreview["change"]>;
  /** They have the plan in its latest version, and for good. */
  readonly changesNothing: boolean;
}

async function changeOf(
  db: OperatorDb,
  subscriberId: string,
  { plan, when }: Extract<MacroStep, { kind: "change-plan" }>,
): Promise<PlanChange> {
  const now = new Date();
  const [at, { zone }] = await Promise.all([findChangeInstant(db, when, now), currentCycle(db, now)]);
  const current = await db.shared.subscriberPlan.findFirst({
    where: {
      ...{ subscriberId, isMain: true, validFrom: { lte: at } },
      OR: [{ validUntil: null }, { validUntil: { gt: at } }],
    },
    orderBy: { validFrom: "desc" },
    select: {
      ...{ planVersionId: true, validUntil: true },
      planVersion: { select: { plan: { select: { code: true } } } },
    },
  });
  const latest = (await openPlans(db.shared)).get(plan);
  return {
    shown: { from: current?.planVersion.plan.code ?? null, at, zone },
    changesNothing: current?.validUntil === null && current.planVersionId === latest,
  };
}
