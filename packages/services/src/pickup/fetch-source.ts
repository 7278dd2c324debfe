import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@tributary/domain/error";
import { openFileTaker } from "../usage-file/file-taker.ts";
import type { FileTaker } from "../usage-file/own-taker.ts";
import { progressMeter } from "../usage-file/progress-meter.ts";
import { type FetchContext, type FetchedFile, MOST_ATTEMPTS } from "./fetch-context.ts";
import { isPickupName } from "./file-name.ts";
import { openPlace } from "./open-place.ts";
import type { PickupPlace } from "./place.ts";
import { type PickupSettings, parsePickup } from "./settings.ts";
import { type Hand, takeFile } from "./take-file.ts";

/** What one round of a source did. */
export interface SourceRound {
  readonly sourceId: string;
  readonly files: readonly FetchedFile[];
  /** Why it looked, or took, no further. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Files that are not through yet: still growing, to be tried again, or held by another process. */
  readonly open: number;
}

export interface SourceToFetch {
  readonly sourceId: string;
  /** As stored. */
  readonly settings: unknown;
}

/** When a round looks: on schedule, or now; `patiently`: it waits until what it saw has stood still. */
export type Looking = "on-schedule" | "patiently";

/**
 * Looks at the place of a source and takes what is there, file by file. What is wrong with the source is kept
 * with it and is no error of the call; what is wrong with a file, with the file.
 */
export async function fetchSource(
  context: FetchContext,
  source: SourceToFetch,
  looking: Looking,
): Promise<SourceRound> {
  const { sourceId } = source;
  const { pickup } = context.doors.mediationDb();
  const files: FetchedFile[] = [];
  let error: DomainError | null = null;
  try {
    const settings = await lookAround(context, source, looking);
    await takeAll(context, sourceId, settings, (file) => {
      files.push(file);
      context.onFile(file);
    });
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code === "DATABASE_UNAVAILABLE") throw thrown;
    error = thrown;
    await pickup.failLook(sourceId, thrown);
  }
  const open = await pickup.countOpen(sourceId);
  return { sourceId, files, error: error && { code: error.code, message: error.message }, open };
}

async function lookAround(
  context: FetchContext,
  { sourceId, settings: stored }: SourceToFetch,
  looking: Looking,
): Promise<PickupSettings> {
  const { pickup } = context.doors.mediationDb();
  const every = Number((stored as { every?: unknown } | null)?.every ?? 5) * 60;
  const isOurs = await pickup.claimLook(sourceId, every, looking === "patiently");
  const settings = parsePickup(sourceId, stored);
  if (!isOurs) return settings;
  const settling = await lookOnce(context, sourceId, settings);
  if (settling === 0 || looking === "on-schedule") return settings;
  const waited = sleep(settings.settleSeconds * 1_000, undefined, { signal: context.signal });
  await waited.catch(() => undefined);
  if (context.signal?.aborted !== true) await lookOnce(context, sourceId, settings);
  return settings;
}

async function lookOnce(
  { doors, home, timing }: FetchContext,
  sourceId: string,
  settings: PickupSettings,
): Promise<number> {
  const place = await openPlace(settings, home, { answerMilliseconds: timing.silenceMilliseconds });
  try {
    const listed = (await place.list()).filter(({ name }) => isPickupName(name, settings.pattern));
    const { settling } = await doors.mediationDb().pickup.keepLook(sourceId, listed, settings.settleSeconds);
    return settling;
  } finally {
    await place.close();
  }
}

async function takeAll(
  context: FetchContext,
  sourceId: string,
  settings: PickupSettings,
  onFile: (file: FetchedFile) => void,
): Promise<void> {
  const { doors, lanes, timing, signal, holder, workers } = context;
  const { pickup } = doors.mediationDb();
  const waiting = await pickup.waiting(sourceId);
  if (waiting.length === 0) return;
  const meter = progressMeter(waiting, (progress) => context.onProgress(sourceId, progress));
  const { filesAtOnce } = settings;
  const hands = Math.min(filesAtOnce, workers?.count ?? 1);
  const taker = onceMade(() => openFileTaker(doors, sourceId, workers && { ...workers, count: hands }));
  let isOver = false;
  const { leaseMilliseconds } = timing;
  const asked = { sourceId, holder, filesAtOnce, leaseMilliseconds, mostAttempts: MOST_ATTEMPTS };
  const takeNext = async (hand: Hand): Promise<void> => {
    const claim = isOver || signal?.aborted === true ? null : await pickup.claim(asked);
    if (claim === null) {
      isOver = true;
      return;
    }
    meter.begin(claim);
    const file = await takeFile(context, hand, {
      ...{ sourceId, settings, claim },
      onProgress: (progress) => meter.advance(claim, progress),
    });
    meter.end(claim, file.ingested?.counts?.received ?? 0);
    onFile(file);
  };
  const work = async (): Promise<void> => {
    const { hand, close } = openHand(context, settings, taker.make);
    try {
      while (!isOver) await lanes.run(() => takeNext(hand));
    } finally {
      isOver = true;
      await close();
    }
  };
  const worked = await Promise.allSettled(Array.from({ length: hands }, work));
  await taker.close();
  for (const each of worked) if (each.status === "rejected") throw each.reason;
}

/** One connection of its own, which is opened when the first file needs it. */
function openHand(
  { home, timing }: FetchContext,
  settings: PickupSettings,
  taker: Hand["taker"],
): { readonly hand: Hand; close(): Promise<void> } {
  let place: PickupPlace | null = null;
  const close = async (): Promise<void> => {
    const closed = place;
    place = null;
    await closed?.close();
  };
  const open = async (): Promise<PickupPlace> => {
    place ??= await openPlace(settings, home, { answerMilliseconds: timing.silenceMilliseconds });
    return place;
  };
  return { hand: { place: open, taker, dropPlace: close }, close };
}

function onceMade(open: () => Promise<FileTaker>) {
  let made: Promise<FileTaker> | undefined;
  return {
    make(): Promise<FileTaker> {
      made ??= open();
      return made;
    },
    async close(): Promise<void> {
      const opened = await made?.catch(() => undefined);
      await opened?.close();
    },
  };
}
