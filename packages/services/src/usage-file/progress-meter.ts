import type { IngestProgress } from "@tributary/mediation/usage-file/types";
import type { FoundFile } from "./find-files.ts";

/** Where the taking in of many files stands. */
export interface FilesProgress {
  readonly phase: IngestProgress["phase"];
  readonly fileName: string;
  /** From 1. */
  readonly fileNumber: number;
  readonly fileCount: number;
  /** Records read so far, all files together. */
  readonly records: number;
  readonly recordsPerSecond: number;
  /** By the bytes of the files that are done; null before the first one is. */
  readonly secondsLeft: number | null;
}

type Clock = () => number;
type MeteredFile = Pick<FoundFile, "name" | "byteCount">;

/** Turns the progress of single files, one or several at a time, into that of all, ten times a second. */
export function progressMeter(
  files: readonly MeteredFile[],
  onProgress: ((progress: FilesProgress) => void) | undefined,
  now: Clock = () => performance.now(),
) {
  const startedAt = now();
  const allBytes = files.reduce((sum, { byteCount }) => sum + byteCount, 0);
  /** Rows read so far of the files that are being read. */
  const open = new Map<MeteredFile, number>();
  let [doneBytes, doneRecords, fileNumber, fileName] = [0, 0, 0, ""];
  let reportedAt = Number.NEGATIVE_INFINITY;
  const report = (phase: FilesProgress["phase"]): void => {
    const seconds = Math.max((now() - startedAt) / 1000, 0.001);
    const isKnown = doneBytes > 0;
    const records = [...open.values()].reduce((sum, rows) => sum + rows, doneRecords);
    onProgress?.({
      phase,
      fileName,
      fileNumber,
      fileCount: Math.max(files.length, fileNumber),
      records,
      recordsPerSecond: Math.round(records / seconds),
      secondsLeft: isKnown ? Math.round((seconds / doneBytes) * Math.max(0, allBytes - doneBytes)) : null,
    });
  };
  return {
    begin(file: MeteredFile): void {
      fileNumber += 1;
      fileName = file.name;
    },
    advance(file: MeteredFile, { phase, rows }: IngestProgress): void {
      if (phase !== "reading" || now() - reportedAt < 100) return;
      open.set(file, rows);
      reportedAt = now();
      report(phase);
    },
    end(file: MeteredFile, records: number): void {
      open.delete(file);
      doneBytes += file.byteCount;
      doneRecords += records;
      report("committed");
    },
  };
}
