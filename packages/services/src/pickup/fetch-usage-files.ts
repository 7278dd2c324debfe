import { hostname } from "node:os";
import { DomainError } from "@tributary/domain/error";
import { sweepDownloads } from "./download-file.ts";
import { type FetchContext, type FetchTiming, USUAL_TIMING } from "./fetch-context.ts";
import { fetchSource, type SourceRound } from "./fetch-source.ts";
import { lanes } from "./lanes.ts";

/** Sources looked at, or taken from, at the same time: each holds its own terms and SIMs meanwhile. */
export const SOURCES_AT_ONCE = 8;

export interface FetchInput
  extends Pick<FetchContext, "doors" | "home" | "actor">,
    Partial<Pick<FetchContext, "workers" | "signal" | "onProgress" | "onFile" | "onFault">> {
  /** One source only. */
  readonly sourceId?: string;
  readonly timing?: Partial<FetchTiming>;
}

/**
 * Looks once at every source that fetches its files, takes what is there, and ends. Several processes and
 * machines may do so at a time: each file is tried by one.
 *
 * Shape   one round per source, in the order of their names.
 * Throws  {@link DomainError} `NOT_FOUND` for a source that is not there, `INPUT_INVALID` for one that
 *         fetches nothing or is paused.
 */
export async function fetchUsageFiles(input: FetchInput): Promise<SourceRound[]> {
  const context = await openContext(input);
  const sources = await chooseSources(context, input.sourceId);
  const { run } = lanes(SOURCES_AT_ONCE);
  return Promise.all(sources.map((source) => run(() => fetchSource(context, source, "patiently"))));
}

export async function openContext({ timing, ...input }: FetchInput): Promise<FetchContext> {
  await sweepDownloads(input.home);
  const { workers } = input;
  return {
    ...{ doors: input.doors, home: input.home, actor: input.actor, workers },
    holder: `${hostname()}:${process.pid}`,
    lanes: lanes(workers?.count ?? 1),
    timing: { ...USUAL_TIMING, ...timing },
    signal: input.signal,
    onProgress: input.onProgress ?? (() => undefined),
    onFile: input.onFile ?? (() => undefined),
    onFault: input.onFault ?? (() => undefined),
  };
}

/** The sources that fetch their files; asked for by name, one that does not is refused. */
export async function chooseSources(
  { doors }: Pick<FetchContext, "doors">,
  sourceId: string | undefined,
): Promise<{ readonly sourceId: string; readonly settings: unknown }[]> {
  const fetching = await doors.mediationDb().pickup.sources();
  const isPaused = (settings: unknown): boolean =>
    (settings as { isPaused?: unknown } | null)?.isPaused === true;
  if (sourceId === undefined) return fetching.filter(({ settings }) => !isPaused(settings));
  const chosen = fetching.find((source) => source.sourceId === sourceId);
  if (chosen === undefined) {
    const known = await doors.mediationDb().usageSource.findUnique({ where: { id: sourceId } });
    if (known === null) throw new DomainError("NOT_FOUND", `There is no usage source "${sourceId}".`);
    const message = `The source "${sourceId}" fetches nothing: give it a pickup in the portfolio file.`;
    throw new DomainError("INPUT_INVALID", message);
  }
  if (isPaused(chosen.settings)) {
    throw new DomainError("INPUT_INVALID", `The source "${sourceId}" is paused: set isPaused to false.`);
  }
  return [chosen];
}
