import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { DomainError } from "@tributary/domain/error";
import type { IngestProgress, IngestResult } from "../usage-file/types.ts";
import type { FileTask, WorkerUse } from "./messages.ts";
import { ask, failure, letGo, startProcess, type WorkerSource } from "./worker-process.ts";
import { createWorkerQueue, type QueuedWorker, type WorkerQueue } from "./worker-queue.ts";

/** While the database stores one file of a worker, the worker reads the next. */
const FILES_AT_ONCE = 2;

export interface WorkerPoolOptions extends WorkerSource {
  readonly workers: number;
}

/** Processes that take the files of one source in. */
export interface WorkerPool {
  /** How many files are worth handing over at a time. */
  readonly filesAtOnce: number;
  /**
   * Takes a file in on the next worker that is free. One file is one transaction, so that a worker that dies
   * leaves nothing; its files are tried once more, each on a worker that has nothing else: what kills that
   * one as well is the file's own fault.
   *
   * Throws  what the ingest of a file throws, and {@link DomainError} `WORKER_LOST` when two workers died of
   *         it; the other files go on.
   */
  ingest(file: FileTask, onProgress?: (progress: IngestProgress) => void): Promise<IngestResult>;
  /** What each worker has used so far. */
  uses(): readonly WorkerUse[];
  /** Lets every worker go, starts none any more; what is under way is refused. */
  close(): Promise<void>;
}

interface Worker extends QueuedWorker {
  readonly child: ChildProcess;
  use: WorkerUse;
  /** The one that is started in its place once it is lost, for all of its files. */
  replacement: Promise<void> | null;
}

/**
 * Starts worker processes and waits until each has loaded the source.
 *
 * Throws  what preparing a source throws.
 */
export async function startWorkers(options: WorkerPoolOptions): Promise<WorkerPool> {
  const queue = createWorkerQueue<Worker>(FILES_AT_ONCE);
  let isClosed = false;
  let lastId = 0;
  const start = async (): Promise<void> => {
    const started = await startProcess(options);
    if (isClosed) {
      await letGo(started.child);
      throw letGoAlready();
    }
    const worker: Worker = { ...started, running: 0, isAlone: false, replacement: null };
    // One may die while it has nothing to do, and nobody listens to it.
    worker.child.once("exit", () => void replaceOnce(worker).catch(() => undefined));
    queue.add(worker);
  };
  const replaceOnce = (dead: Worker): Promise<void> => {
    dead.replacement ??= replace(dead);
    return dead.replacement;
  };

  /** Puts a fresh worker in the place of a dead one; when none is left and none starts, nobody waits on. */
  async function replace(dead: Worker): Promise<void> {
    queue.remove(dead);
    if (isClosed) throw letGoAlready();
    try {
      await start().catch(start);
    } catch (error) {
      if (queue.workers.size === 0) queue.refuseAll(error);
      throw error;
    }
  }

  /** One try; null when the worker died of it, or of another file that it had. */
  async function tryOn(
    worker: Worker,
    file: FileTask,
    onProgress: (progress: IngestProgress) => void,
  ): Promise<IngestResult | null> {
    const id = ++lastId;
    const news = await ask(
      worker.child,
      { id, task: "ingest", ...file, path: resolve(file.path) },
      onProgress,
    );
    if (news === "lost") {
      await replaceOnce(worker);
      return null;
    }
    queue.giveBack(worker);
    if (news.news === "failed") throw failure(news);
    if (news.news !== "done") throw new Error(`A worker answered a file with ${news.news}.`);
    worker.use = news.use;
    return news.result;
  }

  const pool: WorkerPool = {
    filesAtOnce: options.workers * FILES_AT_ONCE,
    async ingest(file, onProgress = () => undefined) {
      if (isClosed) throw letGoAlready();
      if (queue.workers.size === 0)
        throw new DomainError("WORKER_LOST", "No worker is left that could take files in.");
      const result =
        (await tryOn(await queue.take(false), file, onProgress)) ??
        (await tryOn(await queue.take(true), file, onProgress));
      if (result === null) throw lost(file.name);
      return result;
    },
    uses: () => [...queue.workers].map(({ use }) => use),
    close: async () => {
      isClosed = true;
      queue.refuseAll(letGoAlready());
      await letAllGo(queue);
    },
  };
  const started = await Promise.allSettled(Array.from({ length: options.workers }, start));
  const refused = started.find((outcome) => outcome.status === "rejected");
  if (refused === undefined) return pool;
  await pool.close();
  throw refused.reason;
}

async function letAllGo(queue: WorkerQueue<Worker>): Promise<void> {
  const last = [...queue.workers];
  for (const worker of last) queue.remove(worker);
  await Promise.all(last.map(({ child }) => letGo(child)));
}

function letGoAlready(): DomainError {
  return new DomainError(
    "WORKER_LOST",
    "The workers were let go before the file was taken in: send it again.",
  );
}

function lost(name: string): DomainError {
  return new DomainError(
    "WORKER_LOST",
    `Two workers died while they took in ${name}: nothing of it is stored. Look into the file.`,
  );
}
