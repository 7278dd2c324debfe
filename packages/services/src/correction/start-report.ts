import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { freeze } from "../settlement/freeze.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { type ImpactRequest, impactOfCorrection } from "./impact-of-correction.ts";
import { isFree } from "./request-state.ts";
import { workOnRequest } from "./request-work.ts";

export interface StartReportRequest extends Pick<ImpactRequest, "agreementId" | "period"> {
  readonly actor: string;
  readonly onFault: (fault: unknown) => void;
}

export interface StartedWork {
  readonly id: string;
  /** Ends with the work; never rejects. */
  readonly done: Promise<void>;
}

/**
 * Starts working out what correcting a month comes to, and answers at once; the report stands in the request.
 * It takes the place of an earlier report on the month that nobody has acted on.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`; `LOCKED` while the month is worked on, or a correction of
 *         it waits for approval. How the work itself ends stands in the request.
 */
export async function startReport(doors: UsageDoors, request: StartReportRequest): Promise<StartedWork> {
  const { agreementId, period, actor, onFault } = request;
  const db = doors.portfolioDb();
  await loadAgreement(db, agreementId);
  const [id, startedAt] = [crypto.randomUUID(), new Date()];
  await db.$transaction(async (tx) => {
    await dropEarlier(tx, request, startedAt);
    const begin = { askedBy: actor, askedAt: startedAt, startedAt, seenAt: startedAt };
    const { count } = await tx.correctionRequest.createMany({
      data: [{ id, agreementId, period, ...begin }],
      skipDuplicates: true,
    });
    if (count === 0) await refuseOpen(tx, request);
    const details = { agreementId, period };
    await writeAudit(tx, { actor, action: "correction:report", subject: id, details });
  });
  const claim = { id, status: "reporting" as const, startedAt };
  const done = workOnRequest(db, claim, {
    onFault,
    run: async (onProgress) => {
      const impact = await impactOfCorrection(doors, { agreementId, period, onProgress });
      return { status: "reported", impact: freeze(impact), fingerprint: impact.fingerprint };
    },
  });
  return { id, done };
}

/** What was only looked at, and work that came to nothing, gives way. */
async function dropEarlier(
  tx: PortfolioTables,
  { agreementId, period }: StartReportRequest,
  at: Date,
): Promise<void> {
  await tx.correctionRequest.updateMany({
    where: {
      ...{ agreementId, period },
      OR: [{ status: "reported" }, { status: { in: ["reporting", "approved"] }, OR: isFree(at) }],
    },
    data: { status: "dropped", finishedAt: at },
  });
}

async function refuseOpen(tx: PortfolioTables, where: StartReportRequest): Promise<never> {
  const { agreementId, period } = where;
  const open = await tx.correctionRequest.findFirst({
    where: { agreementId, period, status: { in: ["reporting", "requested", "approved"] } },
  });
  const who = open?.requestedBy ?? open?.askedBy ?? "Somebody";
  throw new DomainError(
    "LOCKED",
    open?.status === "requested"
      ? `${who} has asked for a correction of ${period} already: decide on it, or withdraw it, first.`
      : `${period} of ${agreementId} is being worked on already, for ${who}: wait until that is done.`,
    { id: open?.id ?? null },
  );
}
