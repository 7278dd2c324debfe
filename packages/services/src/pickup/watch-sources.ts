import { setTimeout as sleep } from "node:timers/promises";
import { fetchSource, type SourceRound } from "./fetch-source.ts";
import { chooseSources, type FetchInput, openContext, SOURCES_AT_ONCE } from "./fetch-usage-files.ts";

const POLL_MILLISECONDS = 1_000;
/** What has gone wrong on our side is not asked for again at once. */
const FAULT_MILLISECONDS = 10_000;

export interface WatchInput extends FetchInput {
  readonly signal: AbortSignal;
  readonly onRound: (round: SourceRound) => void;
}

/**
 * Looks at every source on its schedule and takes what is there, until it is told to stop; files at hand are
 * finished. The schedule stands in the database: of several watchers one looks, and all take.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` for a source that cannot be watched.
 */
export async function watchSources(input: WatchInput): Promise<void> {
  const context = await openContext(input);
  const { signal, onRound, sourceId } = input;
  if (sourceId !== undefined) await chooseSources(context, sourceId);
  const running = new Map<string, Promise<void>>();
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  const fetchDue = async (): Promise<void> => {
    const { pickup } = context.doors.mediationDb();
    for (const source of await pickup.due()) {
      if (sourceId !== undefined && source.sourceId !== sourceId) continue;
      if (running.has(source.sourceId) || running.size >= SOURCES_AT_ONCE) continue;
      const round = fetchSource(context, source, "on-schedule")
        .then(onRound)
        .catch(async (fault) => {
          context.onFault(fault);
          await rest(FAULT_MILLISECONDS);
        })
        .finally(() => running.delete(source.sourceId));
      running.set(source.sourceId, round);
    }
  };
  while (!signal.aborted) {
    try {
      await fetchDue();
      await rest(POLL_MILLISECONDS);
    } catch (fault) {
      context.onFault(fault);
      await rest(FAULT_MILLISECONDS);
    }
  }
  await Promise.all(running.values());
}
