import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { FileQuarantine } from "@tributary/db/doors/portfolio-reads/file-contents";
import { DomainError } from "@tributary/domain/error";
import type { IngestCounts } from "@tributary/mediation/usage-file/types";
import { z } from "zod";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import type { RunStatus } from "../settlement/find-run.ts";

/** What header and trailer rows state, beside what was counted; figures as text, in base units. */
export interface ControlTotalsView {
  readonly stated: readonly {
    readonly line: number;
    readonly of: string;
    readonly stated: string;
    readonly counted: string;
    readonly agrees: boolean;
  }[];
  readonly counted: Readonly<Record<string, string>>;
  /** Rows skipped by a rule of the mapping, by the rule. */
  readonly rejected: Readonly<Record<string, number>>;
}

export interface RedriveOfFile {
  readonly id: number;
  readonly name: string;
  readonly counts: IngestCounts;
}

export interface SettlingRun {
  readonly runId: string;
  readonly agreementId: string;
  /** The period whose usage it took, and the run's own. */
  readonly usagePeriod: string;
  readonly period: string;
  readonly version: number;
  readonly status: RunStatus;
}

export interface ShownUsageFile {
  readonly id: number;
  readonly name: string;
  readonly sourceId: string;
  readonly agreement: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly zone: string;
  };
  readonly sha256: string;
  readonly sequence: number | null;
  readonly byteCount: bigint;
  readonly receivedAt: Date;
  readonly firstOccurredAt: Date | null;
  readonly lastOccurredAt: Date | null;
  readonly lagSeconds: number | null;
  readonly counts: IngestCounts;
  readonly warnings: readonly string[];
  readonly controlTotals: ControlTotalsView;
  readonly quarantine: readonly FileQuarantine[];
  /** Of its quarantined records, those that still wait. */
  readonly waiting: bigint;
  /** The file whose records this one read again. */
  readonly original: { readonly id: number; readonly name: string } | null;
  readonly redrives: readonly RedriveOfFile[];
  /** The file whose usage it corrects, and the correction that wrote it. */
  readonly corrects: { readonly id: number; readonly name: string; readonly correctionId: string } | null;
  readonly runs: readonly SettlingRun[];
  /** Files of the same name or bytes that came besides and were not taken in. */
  readonly events: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly message: string;
    readonly occurredAt: Date;
  }[];
  readonly operatorNames: ReadonlyMap<string, string>;
}

const COUNTS = {
  received: true,
  accepted: true,
  duplicates: true,
  rejected: true,
  quarantined: true,
  attributed: true,
  unattributed: true,
} as const;

/**
 * Shows one file's manifest and what became of it. What it brought is listed by `page-file-sums.ts`.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showUsageFile(db: PortfolioDb, id: number): Promise<ShownUsageFile> {
  const row = await db.usageFile.findUnique({
    where: { id },
    omit: { headerBytes: true },
    include: {
      agreement: { select: { id: true, name: true, currency: true, zone: true } },
      original: { select: { id: true, name: true } },
      corrected: { select: { id: true, name: true } },
      redrives: { select: { id: true, name: true, ...COUNTS }, orderBy: { id: "asc" } },
      settled: {
        select: {
          period: true,
          run: { select: { id: true, agreementId: true, period: true, version: true, status: true } },
        },
        orderBy: { period: "asc" },
      },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such usage file: list the files.");
  const { sourceId, name, sha256, receivedAt, lastOccurredAt } = row;
  const [quarantine, events] = await Promise.all([
    db.reads.fileQuarantines(id),
    db.usageFileEvent.findMany({
      where: { sourceId, OR: [{ name }, { sha256 }] },
      omit: { sourceId: true, sha256: true },
      orderBy: { occurredAt: "desc" },
      take: 50,
    }),
  ]);
  const { agreement, original, sequence, byteCount, firstOccurredAt } = row;
  return {
    id,
    name,
    sourceId,
    agreement,
    original,
    sequence,
    byteCount,
    receivedAt,
    firstOccurredAt,
    lastOccurredAt,
    lagSeconds: lastOccurredAt === null ? null : secondsBetween(lastOccurredAt, receivedAt),
    sha256: Buffer.from(sha256).toString("hex"),
    counts: countsOf(row),
    warnings: z.array(z.string()).parse(row.warnings),
    controlTotals: controlTotalsSchema.parse(row.controlTotals),
    quarantine,
    waiting: quarantine.reduce((sum, group) => sum + group.waiting, 0n),
    corrects: correctedBy(row),
    redrives: row.redrives.map((redrive) => ({
      id: redrive.id,
      name: redrive.name,
      counts: countsOf(redrive),
    })),
    runs: row.settled.map(({ period, run: { id: runId, status, ...run } }) => {
      return { runId, usagePeriod: period, status: status as RunStatus, ...run };
    }),
    events,
    operatorNames: await namesOfOperators(
      db,
      quarantine.map(({ operatorId }) => operatorId),
    ),
  };
}

const controlTotalsSchema = z.object({
  stated: z
    .array(
      z.object({
        line: z.int(),
        of: z.string(),
        stated: z.string(),
        counted: z.string(),
        agrees: z.boolean(),
      }),
    )
    .default([]),
  counted: z.record(z.string(), z.string()).default({}),
  rejected: z.record(z.string(), z.int()).default({}),
});

function correctedBy({
  corrected,
  correctionId,
}: {
  readonly corrected: { readonly id: number; readonly name: string } | null;
  readonly correctionId: string | null;
}): ShownUsageFile["corrects"] {
  return corrected === null || correctionId === null ? null : { ...corrected, correctionId };
}

function countsOf(row: IngestCounts): IngestCounts {
  const { received, accepted, duplicates, rejected, quarantined, attributed, unattributed } = row;
  return { received, accepted, duplicates, rejected, quarantined, attributed, unattributed };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}
