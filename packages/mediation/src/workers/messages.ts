import type { DomainErrorCode } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import type { IngestProgress, IngestResult } from "../usage-file/types.ts";

/** A file that lies where every worker can read it. */
export interface FileTask {
  readonly path: string;
  /** The file's name as the source gave it. */
  readonly name: string;
  readonly receivedAt: Instant;
}

/** What a worker is told; `id` is named in all that it says about it. */
export type WorkerTask = { readonly id: number } & (
  | { readonly task: "prepare"; readonly mediationUrl: string; readonly sourceId: string }
  | ({ readonly task: "ingest" } & FileTask)
);

/** What it used so far, of its own process. */
export interface WorkerUse {
  readonly pid: number;
  /** Processor time of the process, user and system. */
  readonly cpuMicros: number;
  /** The most memory it held at once. */
  readonly peakBytes: number;
}

/** What a worker says. */
export type WorkerNews = { readonly id: number } & (
  | { readonly news: "prepared"; readonly use: WorkerUse }
  | ({ readonly news: "progress" } & IngestProgress)
  | { readonly news: "done"; readonly result: IngestResult; readonly use: WorkerUse }
  | {
      readonly news: "failed";
      /** null for what is no refusal of the domain's. */
      readonly code: DomainErrorCode | null;
      readonly message: string;
    }
);

/** Its last word on a task. */
export type LastNews = Exclude<WorkerNews, { readonly news: "progress" }>;
