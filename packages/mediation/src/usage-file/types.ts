import type { ControlTotals } from "../pipeline/control-totals.ts";
import type { SessionGap } from "../session/session-gaps.ts";

/** received = accepted + duplicates + rejected + quarantined; accepted = attributed + unattributed. */
export interface IngestCounts {
  readonly received: number;
  readonly accepted: number;
  readonly duplicates: number;
  /** Skipped by a rule of the mapping. */
  readonly rejected: number;
  readonly quarantined: number;
  readonly attributed: number;
  readonly unattributed: number;
}

/** Files missing between two that came. */
export interface SequenceGap {
  readonly firstMissing: number;
  readonly lastMissing: number;
}

/** What became of records whose halves come in different files. */
export interface PairedHalves {
  /** Records that were put together after this file came. */
  readonly paired: number;
  /** Halves of the source that still wait for the other. */
  readonly waiting: number;
  /** The manifests under which pairs were stored. */
  readonly fileIds: readonly number[];
}

/**
 * What became of a file. `loaded`: it is stored, whole. `copy`: its bytes were stored before, under this
 * name or another. `held`: its control rows disagree with what it holds. `name_reused`: another file had
 * the name. Of all but a loaded file nothing is stored but the event.
 */
export interface IngestResult {
  readonly status: "loaded" | "copy" | "held" | "name_reused";
  /** The file stored by this call or, for a copy, the one stored before. */
  readonly fileId: number | null;
  /** One sentence for a person. */
  readonly message: string;
  readonly counts: IngestCounts | null;
  readonly warnings: readonly string[];
  readonly controlTotals: ControlTotals | null;
  /** Set when files between the last one before and this one have not come. */
  readonly sequenceGap?: SequenceGap;
  /** Set when sessions lack partial records that come before those of this file; 20 at most. */
  readonly sessionGaps?: readonly SessionGap[];
  /** Set for sources whose records come in halves. */
  readonly halves?: PairedHalves;
}

/** Where an ingest stands; `rows` counts from 0 in each phase. */
export interface IngestProgress {
  readonly phase: "reading" | "storing" | "committing" | "committed";
  readonly rows: number;
}
