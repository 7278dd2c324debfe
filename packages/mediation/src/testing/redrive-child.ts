import { openDatabase } from "@tributary/db/doors/open-database";
import { redrive } from "./redrive-text.ts";

/** What a child process is asked to do; it dies at a mark of its progress. */
export interface RedriveTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly sourceId: string;
  readonly fileId: number;
  readonly operatorId: string;
  readonly reason: string;
  readonly killAtMark: number;
}

process.once("message", (task: RedriveTask) => void work(task));

async function work({ ownerUrl, secret, sourceId, killAtMark, ...waiting }: RedriveTask): Promise<void> {
  const doors = openDatabase({ ownerUrl, secret });
  let marks = 0;
  const onProgress = (): void => {
    if (marks++ === killAtMark) process.kill(process.pid, "SIGKILL");
  };
  await redrive(doors, sourceId, { ...waiting, onProgress });
  await doors.close();
  process.disconnect();
}

process.send?.("ready");
