import { basename } from "node:path";
import { openDatabase } from "@tributary/db/doors/open-database";
import { prepareSource } from "../pipeline/prepare-source.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";

/** What a child process is asked to do; it is meant to die in the second half of it. */
export interface ChildTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly sourceId: string;
  readonly receivedAt: number;
  /** Ingested to their end: the run again after the kill before. */
  readonly again: readonly string[];
  /** Ingested next, all at once; the child ends after them unless it is killed. */
  readonly next: readonly string[];
  /**
   * The progress mark of the first of them at which the process kills itself; null leaves it to the parent.
   */
  readonly killAtMark: number | null;
}

export type ChildNews = { readonly news: "ready" | "ingesting" };

const tell = (news: ChildNews["news"]): unknown => process.send?.({ news } satisfies ChildNews);

process.once("message", (task: ChildTask) => void work(task));

async function work({ ownerUrl, secret, sourceId, receivedAt, ...task }: ChildTask): Promise<void> {
  const doors = openDatabase({ ownerUrl, secret, connections: { mediation: 8 } });
  const source = await prepareSource(doors, sourceId);
  const ingest = (path: string, onProgress: () => void = () => undefined) =>
    ingestFile(doors, { path, name: basename(path), source, receivedAt, onProgress });
  await Promise.all(task.again.map((path) => ingest(path)));
  tell("ingesting");
  let marks = 0;
  const countMark = (): void => {
    if (marks++ === task.killAtMark) process.kill(process.pid, "SIGKILL");
  };
  await Promise.all(task.next.map((path, at) => ingest(path, at === 0 ? countMark : undefined)));
  await doors.close();
  process.disconnect();
}

tell("ready");
