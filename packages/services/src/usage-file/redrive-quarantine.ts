import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { SUSPENSE } from "@tributary/mediation/pipeline/judge-record";
import { type PreparedSource, prepareSource } from "@tributary/mediation/pipeline/prepare-source";
import { type RedrivenFile as Redriven, redriveFile } from "@tributary/mediation/usage-file/redrive-file";
import { retagFile } from "@tributary/mediation/usage-file/retag-file";
import type { IngestProgress } from "@tributary/mediation/usage-file/types";
import { type PickedRecords, UNATTRIBUTED } from "./fix-kind.ts";
import type { UsageDoors } from "./ingest-files.ts";
import { findLatePeriods } from "./late-periods.ts";

export interface RedriveRequest {
  readonly agreementId?: string;
  readonly sourceId?: string;
  /** null = what is nobody's. */
  readonly operatorId: string | null;
  /** For which reason the records wait. */
  readonly reason: string;
  readonly actor: string;
  /** What was put right, or why they are rejected, for the audit log. */
  readonly why: string;
  /** The records are rejected as they are; else they are judged anew. */
  readonly isRejection?: boolean;
  readonly fixId?: string;
  /** Only these. */
  readonly picked?: PickedRecords | undefined;
  readonly app?: "console" | "portal" | "cli";
  readonly requestId?: string | null;
  readonly onProgress?: (progress: RedriveProgress) => void;
  /** Calls it off: files that are done stay done, the one at hand is left as it was. */
  readonly signal?: AbortSignal;
}

/** In records. */
export interface RedriveProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * What became of one file's records. `unchanged`: none fares differently now. `unreadable`: they cannot be
 * read by the mapping as it is, and `message` says why.
 */
export interface RedrivenFile extends Redriven {
  readonly status: "redriven" | "unchanged" | "unreadable";
  readonly message: string | null;
  /** Closed periods it brought usage for: left to the corrections of the next open period. */
  readonly latePeriods: readonly PeriodLabel[];
}

export interface RedriveSums {
  /** Records that were looked at, and of them those that fare differently now. */
  readonly looked: number;
  readonly takenUp: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Those that wait for another reason now. */
  readonly quarantined: number;
  /** Those that wait as before. */
  readonly left: number;
}

export interface RedriveOutcome {
  readonly files: readonly RedrivenFile[];
  readonly sums: RedriveSums;
  readonly isCancelled: boolean;
}

/**
 * Reads quarantined records again after something was put right, file by file, each in one transaction with
 * one audit row. The same call again changes nothing; of two at once, one finds the records taken.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `MAPPING_INVALID`, `TERMS_INVALID`.
 */
export async function redriveQuarantine(doors: UsageDoors, request: RedriveRequest): Promise<RedriveOutcome> {
  requireWhy(request.why);
  const isNobodys = request.reason === UNATTRIBUTED;
  const waiting = isNobodys
    ? await findNobodys(doors, request)
    : await findWaiting(doors.mediationDb(), request);
  const total = waiting.reduce((sum, { records }) => sum + records, 0);
  const sourceOf = preparedOnce(doors);
  const files: RedrivenFile[] = [];
  let done = 0;
  for (const { fileId, name, sourceId, records } of waiting) {
    if (request.signal?.aborted === true) break;
    const before = done;
    const onProgress = (rows: number): void => request.onProgress?.({ done: before + rows, total });
    const file = await redriveOne(doors, request, { fileId, name }, await sourceOf(sourceId), onProgress);
    if (file === null) break;
    files.push(file);
    done += records;
    request.onProgress?.({ done, total });
  }
  return { files, sums: sumOf(files), isCancelled: files.length < waiting.length };
}

/**
 * What was put right, trimmed.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`.
 */
export function requireWhy(why: string): string {
  const given = why.trim();
  if (given !== "") return given;
  throw new DomainError("REASON_REQUIRED", "Say what was put right, so that the records can be read again.");
}

interface WaitingFile {
  readonly fileId: number;
  readonly name: string;
  readonly sourceId: string;
  readonly records: number;
}

/** Files with records that wait for the reason, as they came. */
async function findWaiting(
  db: MediationDb,
  { agreementId, sourceId, operatorId, reason, picked }: RedriveRequest,
): Promise<WaitingFile[]> {
  const from = {
    ...(agreementId === undefined ? {} : { agreementId }),
    ...(sourceId === undefined ? {} : { sourceId }),
  };
  const open = await db.quarantineTotal.groupBy({
    by: ["fileId"],
    where: {
      operatorId,
      reason,
      file: from,
      ...(picked === undefined ? {} : { fileId: { in: [...picked.keys()] } }),
    },
    _sum: { records: true },
    having: { records: { _sum: { gt: 0 } } },
    orderBy: { fileId: "asc" },
  });
  const files = await db.usageFile.findMany({
    where: { ...from, quarantines: { some: { operatorId, reason } } },
    select: { id: true, name: true, sourceId: true },
  });
  const known = new Map(files.map(({ id, ...file }) => [id, file]));
  return open.flatMap(({ fileId, _sum }) => {
    const file = known.get(fileId);
    return file === undefined ? [] : [{ fileId, ...file, records: Number(_sum.records ?? 0n) }];
  });
}

async function findNobodys(doors: UsageDoors, { sourceId }: RedriveRequest): Promise<WaitingFile[]> {
  if (sourceId === undefined) return [];
  const files = await doors.portfolioDb().reads.nobodysFiles(sourceId);
  return files.map(({ records, ...file }) => ({ ...file, sourceId, records: Number(records) }));
}

/** Prepares each source when its first file comes, and keeps it for the others. */
function preparedOnce(doors: UsageDoors): (sourceId: string) => Promise<PreparedSource> {
  const prepared = new Map<string, PreparedSource>();
  return async (sourceId) => {
    const source = prepared.get(sourceId) ?? (await prepareSource(doors, sourceId));
    prepared.set(sourceId, source);
    return source;
  };
}

/** null when it was called off in the middle, with nothing of the file changed. */
async function redriveOne(
  doors: UsageDoors,
  request: RedriveRequest,
  { fileId, name }: Pick<WaitingFile, "fileId" | "name">,
  source: PreparedSource,
  onProgress: (rows: number) => void,
): Promise<RedrivenFile | null> {
  const { operatorId, reason, actor, why, app = "cli", requestId = null } = request;
  const { isRejection, fixId = null, picked, signal } = request;
  const asked = { operatorId: operatorId ?? SUSPENSE, reason, actor, why: why.trim(), app, requestId };
  const watched = {
    ...{ source, fileId, fixId, signal },
    onProgress: ({ phase, rows }: IngestProgress) => (phase === "reading" ? onProgress(rows) : undefined),
  };
  try {
    const redriven = await (reason === UNATTRIBUTED
      ? retagFile(doors, watched)
      : redriveFile(doors, { ...watched, ...asked, isRejection, ids: picked?.get(fileId) }));
    const { redriveFileId } = redriven;
    if (redriveFileId === null) return { ...redriven, status: "unchanged", message: null, latePeriods: [] };
    const latePeriods = await findLatePeriods(doors.portfolioDb(), source.agreementId, redriveFileId);
    return { ...redriven, status: "redriven", message: null, latePeriods };
  } catch (error) {
    if (signal?.aborted === true) return null;
    if (!(error instanceof DomainError) || !UNREADABLE.includes(error.code)) throw error;
    const nothing = { fileId, name, redriveFileId: null, looked: 0, counts: null, latePeriods: [] };
    return { ...nothing, status: "unreadable", message: error.message };
  }
}

/** One file's columns do not fit the mapping: the others may. */
const UNREADABLE: readonly string[] = ["FILE_UNREADABLE", "MAPPING_INVALID"];

/** What became of all files' records together. */
export function sumOf(files: readonly RedrivenFile[]): RedriveSums {
  const sum = (count: (file: RedrivenFile) => number): number =>
    files.reduce((total, file) => total + count(file), 0);
  const looked = sum((file) => file.looked);
  const takenUp = sum(({ counts }) => counts?.received ?? 0);
  return {
    looked,
    takenUp,
    accepted: sum(({ counts }) => counts?.accepted ?? 0),
    duplicates: sum(({ counts }) => counts?.duplicates ?? 0),
    rejected: sum(({ counts }) => counts?.rejected ?? 0),
    quarantined: sum(({ counts }) => counts?.quarantined ?? 0),
    left: looked - takenUp,
  };
}
