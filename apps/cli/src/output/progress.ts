import type { FilesProgress } from "@tributary/services/usage-file/progress-meter";

/**
 * Shows on stderr how the taking in of files goes: one line that renews itself, or one line per tenth of the
 * way.
 */
export function showProgress(of = ""): (progress: FilesProgress) => void {
  let shownTenth = -1;
  return (progress) => {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\x1b[K${of}${sentence(progress)}`);
      if (isDone(progress)) process.stderr.write("\n");
      return;
    }
    const tenth = Math.floor((10 * progress.fileNumber) / progress.fileCount);
    if (progress.phase !== "committed" || tenth === shownTenth) return;
    shownTenth = tenth;
    process.stderr.write(`${of}${sentence(progress)}\n`);
  };
}

/** The same for several sources at a time, each by its name. */
export function showSourceProgress(): (sourceId: string, progress: FilesProgress) => void {
  const shown = new Map<string, ReturnType<typeof showProgress>>();
  return (sourceId, progress) => {
    const show = shown.get(sourceId) ?? showProgress(`${sourceId}: `);
    shown.set(sourceId, show);
    show(progress);
  };
}

function sentence({ fileNumber, fileCount, records, recordsPerSecond, secondsLeft }: FilesProgress): string {
  const left = secondsLeft === null ? "" : `, ${secondsLeft} s left`;
  const [read, perSecond] = [records, recordsPerSecond].map((value) => value.toLocaleString("en-US"));
  return `file ${fileNumber} of ${fileCount}: ${read} records, ${perSecond} records/s${left}`;
}

function isDone({ phase, fileNumber, fileCount }: FilesProgress): boolean {
  return phase === "committed" && fileNumber === fileCount;
}

/** The same for records that are read again, of which the number is known: on a terminal only. */
export function showRecords(): (progress: { readonly done: number; readonly total: number }) => void {
  return ({ done, total }) => {
    if (!process.stderr.isTTY) return;
    const [read, all] = [done, total].map((value) => value.toLocaleString("en-US"));
    process.stderr.write(`\r\x1b[K${read} of ${all} records${done === total ? "\n" : ""}`);
  };
}
