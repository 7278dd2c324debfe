import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { CorrectionSum } from "@tributary/db/doors/portfolio-reads/correction-page";
import { DomainError } from "@tributary/domain/error";
import { z } from "zod";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { type LineFacts, lineFacts } from "./line-units.ts";
import type { MadeCorrection } from "./page-corrections.ts";

export interface CorrectionManifest {
  readonly id: number;
  readonly name: string;
  /** The file whose usage it changes. */
  readonly corrects: { readonly id: number; readonly name: string };
}

/** A run of a later period that took the correction in, and what it adjusted of the corrected one. */
export interface CorrectionRun {
  readonly runId: string;
  readonly period: string;
  readonly version: number;
  readonly status: string;
  readonly adjustments: readonly CorrectionAdjustment[];
}

export interface CorrectionAdjustment {
  readonly operatorId: string | null;
  readonly lineCode: string | null;
  readonly description: string;
  readonly amountMicros: bigint;
  /** The statement that it stands on; null: it stays with the MVNA, or nothing is issued yet. */
  readonly statement: string | null;
}

export interface CorrectionEvent {
  readonly id: bigint;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  readonly app: string;
}

const impactSchema = z.object({
  moved: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      lineCode: z.string(),
      sims: z.int(),
      records: z.int(),
    }),
  ),
  left: z.object({ ambiguous: z.int(), closedOperator: z.int(), unpriced: z.int() }),
  rewritten: z.array(z.object({ operatorId: z.string(), month: z.string(), records: z.coerce.bigint() })),
});

export interface ShownCorrection extends MadeCorrection, z.infer<typeof impactSchema> {
  /** What it wrote, by operator and line. */
  readonly sums: readonly CorrectionSum[];
  readonly manifests: readonly CorrectionManifest[];
  readonly runs: readonly CorrectionRun[];
  readonly events: readonly CorrectionEvent[];
  readonly lines: ReadonlyMap<string, LineFacts>;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/**
 * Shows a correction: what it wrote, under which manifests, what the next run made of it, who did it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showCorrection(db: PortfolioDb, id: string): Promise<ShownCorrection> {
  const [found] = await db.reads.correctionPage({ id, limit: 1, offset: 0 });
  if (found === undefined) {
    throw new DomainError("NOT_FOUND", "There is no such correction: look at the list of those made.");
  }
  const { total: _, ...row } = found;
  const [sums, manifests, stored, agreement, events] = await Promise.all([
    db.reads.correctionSums(id),
    findManifests(db, id),
    db.usageCorrection.findUniqueOrThrow({ where: { id }, select: { impact: true } }),
    loadAgreement(db, row.agreementId),
    findEvents(db, row),
  ]);
  const { moved, left, rewritten } = impactSchema.parse(stored.impact);
  const runs = await findRuns(db, row, manifests);
  const operatorNames = await namesOfOperators(db, [
    ...sums.map(({ operatorId }) => operatorId),
    ...moved.flatMap(({ from, to }) => [from, to]),
    ...runs.flatMap(({ adjustments }) => adjustments.map(({ operatorId }) => operatorId)),
  ]);
  const lines = lineFacts(agreement.versions);
  return { ...row, moved, left, rewritten, sums, manifests, runs, events, lines, operatorNames };
}

async function findManifests(db: PortfolioDb, correctionId: string): Promise<CorrectionManifest[]> {
  const rows = await db.usageFile.findMany({
    where: { correctionId },
    select: { id: true, name: true, corrected: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ corrected, ...row }) =>
    corrected === null ? [] : [{ ...row, corrects: corrected }],
  );
}

/** Runs of other periods: the period's own is settled on the corrected usage. */
async function findRuns(
  db: PortfolioDb,
  { agreementId, period }: MadeCorrection,
  manifests: readonly CorrectionManifest[],
): Promise<CorrectionRun[]> {
  const runs = await db.settlementRun.findMany({
    where: {
      agreementId,
      period: { not: period },
      usage: { some: { period, fileId: { in: manifests.map(({ id }) => id) } } },
    },
    select: {
      ...{ id: true, period: true, version: true, status: true },
      adjustments: {
        where: { originPeriod: period },
        select: { operatorId: true, lineCode: true, description: true, amountMicros: true },
        orderBy: [{ operatorId: { sort: "asc", nulls: "last" } }, { lineCode: "asc" }],
      },
      statements: { select: { operatorId: true, statement: { select: { number: true } } } },
    },
    orderBy: { period: "asc" },
  });
  return runs.map(({ id, adjustments, statements, ...run }) => {
    const numbers = new Map(statements.map(({ operatorId, statement }) => [operatorId, statement.number]));
    const printed = adjustments.map((each) => ({
      ...each,
      statement: numbers.get(each.operatorId ?? "") ?? null,
    }));
    return { runId: id, ...run, adjustments: printed };
  });
}

/** The correction's own row, and those of its request. */
async function findEvents(
  db: PortfolioDb,
  { id, agreementId, period, requestId }: MadeCorrection,
): Promise<CorrectionEvent[]> {
  const own = { subject: `${agreementId} ${period}`, details: { path: ["id"], equals: id } };
  const rows = await db.auditEvent.findMany({
    where: { OR: [own, ...(requestId === null ? [] : [{ subject: requestId }])] },
    select: { id: true, occurredAt: true, actor: true, action: true, details: true, app: true },
    orderBy: { id: "desc" },
  });
  return rows.map(({ details, ...event }) => ({ ...event, reason: reasonOf(details) }));
}

function reasonOf(details: unknown): string | null {
  const parsed = z.object({ reason: z.string() }).safeParse(details);
  return parsed.success ? parsed.data.reason : null;
}
