import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { asked } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { CHECKLIST } from "@tributary/domain/onboarding/checklist";
import { dueDays } from "@tributary/domain/onboarding/critical-path";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { storeMarginVersions, storeOperators, storeRanges } from "../portfolio/store-operators.ts";
import { keepStanding } from "./look-again.ts";
import { type NewOperator, type PlannedStart, planStart } from "./plan-start.ts";

/** A setup is short; what hinders it is a database that is away. */
export const SETUP_PATIENCE: TaskPatience = {
  mostAttempts: 8,
  firstPauseMilliseconds: 2_000,
  longestPauseMilliseconds: 300_000,
  holdMilliseconds: 60_000,
};

export interface StartRequest extends NewOperator {
  /** Of what was looked at. */
  readonly fingerprint: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Makes an operator of a template: its row and its margin terms at once, and what is its own as soon as a job
 * has made its schema. Its checklist begins, and so does the ledger.
 *
 * Throws  {@link DomainError} `REVIEW_OUTDATED` when it comes to something else than what was looked at;
 *         `INPUT_INVALID`, `NOT_FOUND`.
 */
export function startOnboarding(
  db: PortfolioDb,
  { fingerprint, actor, at, ...wanted }: StartRequest,
): Promise<{ readonly operatorId: string }> {
  return alone(db, async (tx) => {
    const planned = await planStart(tx, wanted, at);
    if (planned.fingerprint !== fingerprint) {
      throw new DomainError("REVIEW_OUTDATED", "The template has changed since you looked: look once more.");
    }
    const { operator, marginVersions, ranges } = planned.operator;
    await storeOperators(tx, [operator]);
    await storeMarginVersions(tx, marginVersions, actor);
    await storeRanges(tx, ranges);
    const { code: template, version, versionId } = planned.template;
    const started = { operatorId: operator.id, actor, at };
    const onboarding = await beginOnboarding(tx, {
      ...{ ...started, versionId, targetOn: wanted.targetOn },
      roles: planned.template.terms.roles,
    });
    await askForSetup(tx, planned, { ...started, onboardingId: onboarding });
    await writeAudit(tx, {
      ...{ actor, action: "onboarding:start", subject: onboarding, operatorId: operator.id },
      details: {
        template,
        version,
        name: operator.name,
        targetOn: wanted.targetOn,
      },
    });
    return { operatorId: operator.id };
  });
}

interface Started {
  readonly operatorId: string;
  readonly actor: string;
  readonly at: Date;
}

/** Begins the checklist and the ledger of an operator that is there. Answers the onboarding's id. */
export async function beginOnboarding(
  tx: PortfolioTables,
  {
    operatorId,
    actor,
    at,
    targetOn,
    ...made
  }: Started & {
    readonly versionId: string | null;
    readonly roles: readonly string[];
    readonly targetOn: string;
  },
): Promise<string> {
  const roles = [...made.roles];
  const { id } = await tx.onboarding.create({
    data: {
      ...{ ...made, operatorId, roles, startedBy: actor, startedAt: at },
      targetOn: dateOf(targetOn),
    },
    select: { id: true },
  });
  const due = dueDays(CHECKLIST, targetOn);
  await tx.onboardingItem.createMany({
    data: CHECKLIST.map(({ code, track, owner, isGate, days, blockedBy, check }) => ({
      ...{ operatorId, onboardingId: id, code, track, owner, isGate, days },
      ...{ blockedBy: [...blockedBy], checkKind: check, dueOn: dateOf(due.get(code) ?? targetOn) },
    })),
  });
  await keepStanding(tx, { id, operatorId, roles }, at);
  return id;
}

async function askForSetup(
  tx: PortfolioTables,
  { settings }: PlannedStart,
  { operatorId, onboardingId, actor, at }: Started & { readonly onboardingId: string },
): Promise<void> {
  const { status, attempts, attemptLimit } = asked(at.getTime(), SETUP_PATIENCE);
  await tx.operatorSetup.createMany({
    data: [
      {
        ...{ operatorId, onboardingId, settings, askedBy: actor, askedAt: at },
        ...{ status, attempts, attemptLimit, dueAt: at },
      },
    ],
  });
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/**
 * Has a setup that failed done once more.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` when none has failed.
 */
export function askForSetupAgain(
  db: PortfolioDb,
  { operatorId, actor, at }: Started,
): Promise<{ readonly id: string }> {
  return alone(db, async (tx) => {
    const [last] = await tx.operatorSetup.findMany({
      where: { operatorId },
      orderBy: { askedAt: "desc" },
      take: 1,
    });
    if (last === undefined) throw new DomainError("NOT_FOUND", "There is no setup of such an operator.");
    if (last.status !== "failed") {
      throw new DomainError("STEP_REFUSED", "The setup has not failed: there is nothing to try again.");
    }
    const { status, attempts, attemptLimit } = asked(at.getTime(), SETUP_PATIENCE);
    const { id } = last;
    const data = { status, attempts, attemptLimit, dueAt: at, endedAt: null, message: null };
    await tx.operatorSetup.updateMany({ where: { operatorId, id }, data });
    await writeAudit(tx, { actor, action: "onboarding:setup", subject: id, operatorId });
    return { id };
  });
}
