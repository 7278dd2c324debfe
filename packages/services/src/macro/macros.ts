import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { SuspensionReason } from "@tributary/domain/subscriber/types";
import type { MacroStep, MacroStepTime } from "@tributary/domain/ticket/macro-step";
import { refuseUnknownFields } from "@tributary/domain/ticket/macro-text";
import type { TicketCategory, TicketPriority } from "@tributary/domain/ticket/types";
import { writeAudit } from "../audit/write-audit.ts";
import { openPlans } from "../subscriber/open-plans.ts";

/** An answer that is kept, and what is done with it. */
export interface MacroTerms {
  readonly name: string;
  readonly text: string;
  readonly setsPriority: TicketPriority | null;
  readonly setsCategory: TicketCategory | null;
  readonly thenStatus: "waiting" | "done";
  readonly subscriberStep: MacroStep | null;
}

export interface Macro extends MacroTerms {
  readonly id: string;
}

/** Macros that are offered, by name. */
export async function listMacros({ macro }: Pick<OperatorTables, "macro">): Promise<Macro[]> {
  const rows = await macro.findMany({ where: { endedAt: null }, orderBy: { name: "asc" } });
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, text: row.text },
    setsPriority: row.setsPriority as TicketPriority | null,
    setsCategory: row.setsCategory as TicketCategory | null,
    thenStatus: row.thenStatus as Macro["thenStatus"],
    subscriberStep: macroStep(row),
  }));
}

type MacroRow = NonNullable<Awaited<ReturnType<OperatorTables["macro"]["findFirst"]>>>;

/** What a macro does to the subscriber. */
export function macroStep(
  row: Pick<MacroRow, "subscriberStep" | "stepReason" | "stepPlan" | "stepWhen">,
): MacroStep | null {
  const kind = row.subscriberStep as MacroStep["kind"] | null;
  if (kind === "suspend") return { kind, reason: row.stepReason as SuspensionReason };
  if (kind === "resume" || kind === null) return kind && { kind };
  return { kind, plan: row.stepPlan ?? "", when: row.stepWhen as MacroStepTime };
}

function stepData(step: MacroStep | null) {
  return {
    subscriberStep: step?.kind ?? null,
    stepReason: step?.kind === "suspend" ? step.reason : null,
    stepPlan: step?.kind === "change-plan" ? step.plan : null,
    stepWhen: step?.kind === "change-plan" ? step.when : null,
  };
}

interface By {
  readonly actor: string;
  readonly at: Date;
}

/**
 * Keeps a macro; one of the same name is offered no longer.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` without name or text, or when its text asks for what there is
 *         not; `NOT_FOUND` for a plan that cannot be taken.
 */
export async function saveMacro(
  db: OperatorDb,
  { actor, at, subscriberStep, ...macro }: MacroTerms & By,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const [name, text] = [macro.name.trim(), macro.text.trim()];
    if (name === "" || text === "") throw new DomainError("INPUT_INVALID", "Give it a name and a text.");
    refuseUnknownFields(text);
    if (subscriberStep?.kind === "change-plan") await refuseUnknownPlan(tx, subscriberStep.plan);
    const same = { name: { equals: name, mode: "insensitive" as const }, endedAt: null };
    await tx.macro.updateMany({ where: same, data: { endedAt: at } });
    await tx.macro.create({
      data: { ...macro, ...stepData(subscriberStep), name, text, createdBy: actor, createdAt: at },
    });
    await writeAudit(tx, { actor, action: "macro:save", subject: name, operatorId: db.operatorId });
  });
}

/** A plan that cannot be taken is no use to a macro. */
export async function refuseUnknownPlan(tx: Pick<OperatorTables, "plan">, plan: string): Promise<void> {
  if ((await openPlans(tx)).has(plan)) return;
  throw new DomainError("NOT_FOUND", `There is no published plan ${plan}.`);
}

/**
 * Offers a macro no longer.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function endMacro(
  db: OperatorDb,
  { id, actor, at }: By & { readonly id: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const macro = await findMacro(tx, id);
    await tx.macro.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
    await writeAudit(tx, { actor, action: "macro:end", subject: macro.name, operatorId: db.operatorId });
  });
}

/**
 * One that is offered.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findMacro({ macro }: Pick<OperatorTables, "macro">, id: string) {
  const row = await macro.findFirst({ where: { id, endedAt: null } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such macro: load the page again.");
  return row;
}
