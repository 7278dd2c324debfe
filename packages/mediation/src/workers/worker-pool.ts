import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainError } from "@tributary/domain/error";
import type { IngestProgress, IngestResult } from "../usage-file/types.ts";
import type { FileTask, WorkerNews, WorkerTask, WorkerUse } from "./messages.ts";

const PROGRAM = fileURLToPath(new URL("./ingest-worker.ts", import.meta.url));
/** Where the loader of TypeScript is installed. */
const PROJECT = fileURLToPath(new URL("../../../..", import.meta.url));

/** A file is tried so often when the process that has it dies: what kills two is the file's own fault. */
const ATTEMPTS = 2;

export interface WorkerPoolOptions {
  readonly workers: number;
  /** The mediation login's URL; a worker holds no other. */
  readonly mediationUrl: string;
  readonly sourceId: string;
}

/** Processes that take the files of one source in, each one file at a time. */
export interface WorkerPool {
  /**
   * Takes a file in on the next worker that is free. One file is one transaction, so that a worker that dies
   * leaves nothing, and the file is tried once more on a fresh one.
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

/** A worker process; whoever has taken it is the only one to speak with it. */
interface Worker {
  readonly child: ChildProcess;
  use: WorkerUse;
}

/** Somebody with a file for whom no worker is free yet. */
interface Waiting {
  readonly serve: (worker: Worker) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Starts worker processes and waits until each has loaded the source.
 *
 * Throws  what preparing a source throws.
 */
export async function startWorkers(options: WorkerPoolOptions): Promise<WorkerPool> {
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  const waiting: Waiting[] = [];
  let isClosed = false;
  const start = async (): Promise<Worker> => {
    const worker = await startWorker(options);
    workers.add(worker);
    return worker;
  };
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next.serve(worker);
  };
  const take = (): Promise<Worker> => {
    const worker = idle.pop();
    if (worker !== undefined) return Promise.resolve(worker);
    return new Promise((serve, refuse) => waiting.push({ serve, refuse }));
  };

  /** Puts a fresh worker in the place of a dead one; when none is left and none starts, nobody waits on. */
  async function replace(dead: Worker): Promise<Worker> {
    workers.delete(dead);
    if (isClosed) throw letGoAlready();
    try {
      return await start().catch(start);
    } catch (error) {
      if (workers.size === 0) for (const { refuse } of waiting.splice(0)) refuse(error);
      throw error;
    }
  }

  async function ingestOn(
    worker: Worker,
    file: FileTask,
    onProgress: (progress: IngestProgress) => void,
    attempt: number,
  ): Promise<IngestResult> {
    const path = resolve(file.path);
    const news = await ask(worker.child, { task: "ingest", ...file, path }, onProgress);
    if (news === "lost") {
      const fresh = await replace(worker);
      if (attempt < ATTEMPTS) return ingestOn(fresh, file, onProgress, attempt + 1);
      release(fresh);
      throw lost(file.name);
    }
    release(worker);
    if (news.news === "failed") throw failure(news);
    if (news.news !== "done") throw new Error(`A worker answered a file with ${news.news}.`);
    worker.use = news.use;
    return news.result;
  }

  const pool: WorkerPool = {
    async ingest(file, onProgress = () => undefined) {
      if (isClosed) throw letGoAlready();
      if (workers.size === 0)
        throw new DomainError("WORKER_LOST", "No worker is left that could take files in.");
      return ingestOn(await take(), file, onProgress, 1);
    },
    uses: () => [...workers].map(({ use }) => use),
    close: async () => {
      isClosed = true;
      for (const { refuse } of waiting.splice(0)) refuse(letGoAlready());
      const last = [...workers];
      workers.clear();
      await Promise.all(last.map(({ child }) => letGo(child)));
    },
  };
  await startAll(options.workers, start, release, pool);
  return pool;
}

/** Starts so many; when one is refused, lets those that have started go. */
async function startAll(
  count: number,
  start: () => Promise<Worker>,
  release: (worker: Worker) => void,
  pool: WorkerPool,
): Promise<void> {
  const started = await Promise.allSettled(Array.from({ length: count }, start));
  for (const outcome of started) if (outcome.status === "fulfilled") release(outcome.value);
  const refused = started.find((outcome) => outcome.status === "rejected");
  if (refused === undefined) return;
  await pool.close();
  throw refused.reason;
}

async function startWorker({ mediationUrl, sourceId }: WorkerPoolOptions): Promise<Worker> {
  const child = fork(PROGRAM, {
    cwd: PROJECT,
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const news = await ask(child, { task: "prepare", mediationUrl, sourceId });
  if (news === "lost")
    throw new DomainError("WORKER_LOST", "A worker ended before it had loaded its source.");
  if (news.news === "failed") {
    await letGo(child);
    throw failure(news);
  }
  return { child, use: { pid: child.pid ?? 0, cpuMicros: 0, peakBytes: 0 } };
}

/** Gives a worker a task and waits for its last word on it, or for its end. */
function ask(
  child: ChildProcess,
  task: WorkerTask,
  onProgress: (progress: IngestProgress) => void = () => undefined,
): Promise<Exclude<WorkerNews, { news: "progress" }> | "lost"> {
  return new Promise((answer) => {
    const settle = (last: Exclude<WorkerNews, { news: "progress" }> | "lost"): void => {
      child.off("message", hear);
      child.off("exit", end);
      answer(last);
    };
    const hear = (news: WorkerNews): void => {
      if (news.news === "progress") onProgress({ phase: news.phase, rows: news.rows });
      else settle(news);
    };
    const end = (): void => settle("lost");
    child.on("message", hear);
    child.once("exit", end);
    child.send(task, (error) => {
      if (error !== null) settle("lost");
    });
  });
}

function letGo(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((gone) => {
    child.once("exit", () => gone());
    if (child.connected) child.disconnect();
  });
}

function failure({ code, message }: Extract<WorkerNews, { news: "failed" }>): Error {
  return code === null ? new Error(message) : new DomainError(code, message);
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
