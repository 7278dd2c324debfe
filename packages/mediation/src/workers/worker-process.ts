import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { DomainError } from "@tributary/domain/error";
import type { IngestProgress } from "../usage-file/types.ts";
import type { LastNews, WorkerNews, WorkerTask, WorkerUse } from "./messages.ts";
import { writeProgram } from "./write-program.ts";

const PROGRAM = fileURLToPath(new URL("./ingest-worker.ts", import.meta.url));

/** Threads that help to collect garbage wait for each other on processors that other workers could use. */
const ONE_THREAD = "--single-threaded-gc";
/**
 * What lives is some 40 MB, and going through it takes as long as reading 10,000 records, which is too little
 * for V8 to wait with it for long: it is told to wait until as much has gathered again.
 */
const GATHERED = ["--initial-old-space-size=64", "--heap-growing-percent=100"];
/**
 * A SIM is looked up somewhere in a hundred megabytes: in pages of 4 kB its address alone costs several reads
 * of memory. Where there is no glibc, or no huge page, nothing changes.
 */
const HUGE_PAGES = "glibc.malloc.hugetlb=1";

export interface WorkerSource {
  /** The mediation login's URL; a worker holds no other. */
  readonly mediationUrl: string;
  readonly sourceId: string;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  /** What loading the source took. */
  readonly use: WorkerUse;
}

/**
 * Starts a process that has loaded the source.
 *
 * Throws  what preparing a source throws, and {@link DomainError} `WORKER_LOST`.
 */
export async function startProcess({ mediationUrl, sourceId }: WorkerSource): Promise<StartedProcess> {
  const child = fork(await writeProgram(PROGRAM), {
    execArgv: [ONE_THREAD, ...GATHERED],
    env: { GLIBC_TUNABLES: HUGE_PAGES, ...process.env },
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const news = await ask(child, { id: 0, task: "prepare", mediationUrl, sourceId });
  if (news === "lost")
    throw new DomainError("WORKER_LOST", "A worker ended before it had loaded its source.");
  if (news.news !== "failed") return { child, use: news.use };
  await letGo(child);
  throw failure(news);
}

/** Gives a process a task and waits for its last word on it, or for its end. */
export function ask(
  child: ChildProcess,
  task: WorkerTask,
  onProgress: (progress: IngestProgress) => void = () => undefined,
): Promise<LastNews | "lost"> {
  return new Promise((answer) => {
    const settle = (last: LastNews | "lost"): void => {
      child.off("message", hear);
      child.off("exit", end);
      answer(last);
    };
    const hear = (news: WorkerNews): void => {
      if (news.id !== task.id) return;
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

export function letGo(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((gone) => {
    child.once("exit", () => gone());
    if (child.connected) child.disconnect();
  });
}

export function failure({ code, message }: Extract<WorkerNews, { news: "failed" }>): Error {
  return code === null ? new Error(message) : new DomainError(code, message);
}
