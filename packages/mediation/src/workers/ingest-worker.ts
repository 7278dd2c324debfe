import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import { DomainError } from "@tributary/domain/error";
import { type PreparedSource, prepareSource } from "../pipeline/prepare-source.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";
import type { FileTask, WorkerNews, WorkerTask, WorkerUse } from "./messages.ts";

/** A process of its own that takes files in, one at a time, until whoever started it lets go of it. */

const PROGRESS_MILLISECONDS = 100;

let doors: Doors | null = null;
let source: PreparedSource | null = null;
let toldAt = 0;

process.on("message", (task: WorkerTask) => void work(task));
process.once("disconnect", () => void doors?.close());

async function work(task: WorkerTask): Promise<void> {
  try {
    if (task.task === "ingest") await ingest(task);
    else await prepare(task.mediationUrl, task.sourceId);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : null;
    tell({ news: "failed", code, message: error instanceof Error ? error.message : String(error) });
  }
}

async function prepare(mediationUrl: string, sourceId: string): Promise<void> {
  doors = openDoors({ urls: { mediation: mediationUrl } });
  source = await prepareSource(doors, sourceId);
  tell({ news: "prepared" });
}

async function ingest({ path, name, receivedAt }: FileTask): Promise<void> {
  if (doors === null || source === null) throw new Error("The worker was given a file before its source.");
  const onProgress = (progress: Omit<Extract<WorkerNews, { news: "progress" }>, "news">): void => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_MILLISECONDS) return;
    toldAt = now;
    tell({ news: "progress", ...progress });
  };
  const result = await ingestFile(doors, { path, name, source, receivedAt, onProgress });
  tell({ news: "done", result, use: useSoFar() });
}

function useSoFar(): WorkerUse {
  const { user, system } = process.cpuUsage();
  return { pid: process.pid, cpuMicros: user + system, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

/** Nobody listens any more once whoever started the worker has let go of it. */
function tell(news: WorkerNews): void {
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
}
