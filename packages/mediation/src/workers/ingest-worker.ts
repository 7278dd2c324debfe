import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import { DomainError } from "@tributary/domain/error";
import { type PreparedSource, prepareSource } from "../pipeline/prepare-source.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";
import type { IngestProgress } from "../usage-file/types.ts";
import { createTurns } from "./in-turn.ts";
import type { WorkerNews, WorkerTask, WorkerUse } from "./messages.ts";

/** A process of its own that takes files in, as it is told, until whoever started it lets go of it. */

const PROGRESS_MILLISECONDS = 100;

/**
 * One file is read while the database stores another. Two that are read at once would both wait for it
 * afterwards; two that are stored at once begin with the same month, where each waits for the other's locks.
 */
const turns = { read: createTurns(), store: createTurns() };

let doors: Doors | null = null;
let source: PreparedSource | null = null;

process.on("message", (task: WorkerTask) => void work(task));
process.once("disconnect", () => void doors?.close());
// Signals of a terminal or a supervisor reach workers as well: whoever started them decides when they end.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);

async function work(task: WorkerTask): Promise<void> {
  try {
    if (task.task === "ingest") await ingest(task);
    else await prepare(task);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : null;
    tell({
      id: task.id,
      news: "failed",
      code,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

async function prepare({ id, mediationUrl, sourceId }: TaskOf<"prepare">): Promise<void> {
  doors = openDoors({ urls: { mediation: mediationUrl } });
  source = await prepareSource(doors, sourceId);
  tell({ id, news: "prepared", use: useSoFar() });
}

async function ingest({ id, path, name, receivedAt }: TaskOf<"ingest">): Promise<void> {
  if (doors === null || source === null) throw new Error("The worker was given a file before its source.");
  let toldAt = 0;
  const onProgress = (progress: IngestProgress): void => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_MILLISECONDS) return;
    toldAt = now;
    tell({ id, news: "progress", ...progress });
  };
  const result = await ingestFile(doors, { path, name, source, receivedAt, onProgress, turns });
  tell({ id, news: "done", result, use: useSoFar() });
}

type TaskOf<Kind extends WorkerTask["task"]> = Extract<WorkerTask, { readonly task: Kind }>;

function useSoFar(): WorkerUse {
  const { user, system } = process.cpuUsage();
  return { pid: process.pid, cpuMicros: user + system, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

/** Nobody listens any more once whoever started the worker has let go of it. */
function tell(news: WorkerNews): void {
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
}
