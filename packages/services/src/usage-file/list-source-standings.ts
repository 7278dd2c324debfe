import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { SequenceBreak } from "@tributary/db/doors/portfolio-reads/sequence-breaks";
import type { SourceStanding } from "@tributary/db/doors/portfolio-reads/source-standings";
import { emptyCopies, gapsIn } from "@tributary/mediation/usage-file/sequence-gaps";

/** Numbered files that have not come, and the one behind them that did. */
export interface FileGap {
  readonly firstMissing: number;
  readonly lastMissing: number;
  readonly nextName: string;
  readonly nextReceivedAt: Date;
}

export interface SourceReport extends SourceStanding {
  /** How long nothing has come; null when nothing ever has. */
  readonly silentSeconds: number | null;
  /** It has been silent for longer than its settings allow. */
  readonly isLate: boolean;
  /** The latest first. */
  readonly gaps: readonly FileGap[];
  /** Files that have not come. */
  readonly missing: number;
}

/** Says of every source how late its files are and which of them have not come. */
export async function listSourceStandings(db: PortfolioDb, at: Date): Promise<SourceReport[]> {
  const [standings, breaks] = await Promise.all([db.reads.sourceStandings(), db.reads.sequenceBreaks()]);
  const reports: SourceReport[] = [];
  for (const standing of standings) {
    const { sourceId, lastReceivedAt, lateAfterMinutes } = standing;
    const silentSeconds = lastReceivedAt === null ? null : secondsBetween(lastReceivedAt, at);
    const own = breaks.filter((each) => each.sourceId === sourceId);
    const gaps = own.length === 0 ? [] : gapsLeft(own, await emptyCopies(db, sourceId));
    reports.push({
      ...standing,
      silentSeconds,
      isLate: lateAfterMinutes !== null && silentSeconds !== null && silentSeconds > lateAfterMinutes * 60,
      gaps,
      missing: gaps.reduce((sum, { firstMissing, lastMissing }) => sum + lastMissing - firstMissing + 1, 0),
    });
  }
  return reports;
}

/** A missing number under which an empty file came is no gap; it splits what is missing around it. */
function gapsLeft(breaks: readonly SequenceBreak[], came: readonly number[]): FileGap[] {
  return breaks.flatMap(({ firstMissing, lastMissing, nextName, nextReceivedAt }) => {
    const within = came.filter((number) => number >= firstMissing && number <= lastMissing);
    const known = [firstMissing - 1, ...new Set(within), lastMissing + 1].sort((a, b) => a - b);
    return gapsIn(known).map((gap) => ({ ...gap, nextName, nextReceivedAt }));
  });
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
