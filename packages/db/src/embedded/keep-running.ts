import { setTimeout as sleep } from "node:timers/promises";
import { openHome } from "./home.ts";
import { inspectPostmaster } from "./postmaster.ts";
import { type StartOptions, startDatabase } from "./start-database.ts";

export interface KeepOptions extends StartOptions {
  /** Told why the server could not be started; it is tried again. */
  readonly onFault: (fault: unknown) => void;
  readonly everyMilliseconds?: number;
}

export interface Keeper {
  stop(): Promise<void>;
}

const LONGEST_MILLISECONDS = 60_000;

/**
 * Starts the embedded server again whenever it has ended: a server that finds no room for its log shuts
 * down, and once there is room somebody has to call it back. What cannot be started is tried again after a
 * while, the longer the more often it failed. For a process that holds the database itself.
 */
export function keepRunning({ onFault, everyMilliseconds = 5_000, ...options }: KeepOptions): Keeper {
  const end = new AbortController();
  const work = async (): Promise<void> => {
    const { dataDir } = openHome(options.home);
    for (let pause = everyMilliseconds; !end.signal.aborted; ) {
      await sleep(pause, undefined, { signal: end.signal }).catch(() => undefined);
      if (end.signal.aborted) return;
      try {
        const { state } = await inspectPostmaster(dataDir);
        // Its lease goes at once: this process has one, by which the server stays.
        if (state === "absent" || state === "stale") await (await startDatabase(options)).stop();
        pause = everyMilliseconds;
      } catch (fault) {
        onFault(fault);
        pause = Math.min(pause * 2, LONGEST_MILLISECONDS);
      }
    }
  };
  const isExternal = options.isEmbeddedOnly !== true && Boolean(process.env.DATABASE_URL);
  const working = isExternal ? Promise.resolve() : work();
  return {
    async stop() {
      end.abort();
      await working;
    },
  };
}
