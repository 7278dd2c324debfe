import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { Workers } from "../usage-file/file-taker.ts";
import type { IngestedFile } from "../usage-file/ingest-and-note.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import type { FilesProgress } from "../usage-file/progress-meter.ts";
import type { Lanes } from "./lanes.ts";

export interface FetchTiming {
  /** Whoever holds a file and says nothing for so long has lost it. */
  readonly leaseMilliseconds: number;
  /** A file that failed waits so long for its next try, the longer the more tries it had. */
  readonly retryMilliseconds: number;
  /** A server that answers nothing, or sends nothing, for so long is lost. */
  readonly silenceMilliseconds: number;
}

export const USUAL_TIMING: FetchTiming = {
  leaseMilliseconds: 60_000,
  retryMilliseconds: 30_000,
  silenceMilliseconds: 30_000,
};

/** Tries of one file before somebody has to look at it. */
export const MOST_ATTEMPTS = 3;

/** What became of a file that was fetched. `waiting`: it is tried again. `gone`: it changed meanwhile. */
export interface FetchedFile {
  readonly sourceId: string;
  readonly name: string;
  readonly status: "taken" | "refused" | "given_up" | "waiting" | "gone";
  readonly message: string | null;
  readonly fileId: number | null;
  /** Null when it was not read to its end. */
  readonly ingested: IngestedFile | null;
}

/** What the fetching of every source in this process has in common. */
export interface FetchContext {
  readonly doors: UsageDoors & { mediationDb(): MediationDb };
  /** The installation's home: its secrets, and room for files on their way. */
  readonly home: string;
  readonly actor: string;
  /** Who holds what this process takes. */
  readonly holder: string;
  readonly workers: Workers | undefined;
  /** Files taken at a time in this process, whatever their source. */
  readonly lanes: Lanes;
  readonly timing: FetchTiming;
  /** Ends the work after the files at hand. */
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (sourceId: string, progress: FilesProgress) => void;
  readonly onFile: (file: FetchedFile) => void;
  /** What was no refusal is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
}
