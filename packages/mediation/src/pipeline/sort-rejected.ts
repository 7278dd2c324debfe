import type { Spool } from "../spool/spool.ts";
import { createTakenMarker } from "./mark-taken.ts";
import type { AgainSorter, OriginalFile, Waiting } from "./sort-again.ts";

/** How a manifest names what a person rejected, among what rules of the mapping skipped. */
export const BY_HAND = "rejected by hand";

/** Takes every record up as rejected by a person: nothing of it is read. */
export function createRejectSorter(
  { sha256, headerBytes }: OriginalFile,
  { operatorId }: Waiting,
  spool: Spool,
): AgainSorter {
  const marker = createTakenMarker(sha256, operatorId, spool);
  let looked = 0;
  return {
    take(record) {
      looked += 1;
      marker.mark(record);
    },
    looked: () => looked,
    finish() {
      const taken = marker.finish();
      const nothing = {
        aggregates: [],
        quarantined: [],
        firstOccurredAt: null,
        lastOccurredAt: null,
        hours: new Map(),
        folded: 0,
      };
      const controlTotals = { counted: {}, stated: [] };
      return { ...taken, ...nothing, looked, rejected: { [BY_HAND]: looked }, headerBytes, controlTotals };
    },
  };
}
