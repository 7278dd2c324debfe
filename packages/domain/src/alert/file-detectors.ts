import { shareBps } from "../money/share-bps.ts";
import type { Micros } from "../money/types.ts";
import { numberOf } from "./detectors.ts";
import type { SettingsFor } from "./rules.ts";
import type { Finding } from "./types.ts";

/** How far the files of a source have come. */
export interface SourceState {
  readonly sourceId: string;
  readonly agreementId: string;
  readonly currency: string;
  /** null = nothing has ever come. */
  readonly silentSeconds: number | null;
  /** What its own pickup allows; null = nothing is said. */
  readonly lateAfterSeconds: number | null;
  readonly gaps: readonly { readonly firstMissing: number; readonly lastMissing: number }[];
  /** What a file of it holds, in the mean. */
  readonly meanMicros: Micros;
}

/** Finds sources that have been silent for longer than they may. */
export function lateFiles(sources: readonly SourceState[], settingsFor: SettingsFor): Finding<"file-late">[] {
  return sources.flatMap(
    ({ sourceId, agreementId, currency, silentSeconds, lateAfterSeconds, meanMicros }) => {
      const hours = numberOf(settingsFor("file-late", sourceId), "afterHours");
      const limit = hours === 0 ? lateAfterSeconds : hours * 3_600;
      if (limit === null || silentSeconds === null || silentSeconds <= limit) return [];
      return {
        ...{ detector: "file-late", subject: sourceId, fingerprint: `file-late:${sourceId}` },
        ...{ severity: silentSeconds > 3 * limit ? "critical" : "warning", operatorId: null, currency },
        ...{ atRiskMicros: meanMicros, measured: BigInt(silentSeconds), limit: BigInt(limit), usual: null },
        ...{ unit: "seconds", excuse: { setting: "afterHours", value: Math.ceil(silentSeconds / 3_600) } },
        drivers: [
          { kind: "source", id: sourceId },
          { kind: "agreement", id: agreementId },
        ],
      };
    },
  );
}

const GAPS_NAMED = 5;

/** Finds sources whose numbered files leave numbers out. */
export function sequenceGaps(
  sources: readonly SourceState[],
  settingsFor: SettingsFor,
): Finding<"sequence-gap">[] {
  return sources.flatMap(({ sourceId, agreementId, currency, gaps, meanMicros }) => {
    const allowed = numberOf(settingsFor("sequence-gap", sourceId), "allowed");
    const missing = gaps.reduce(
      (sum, { firstMissing, lastMissing }) => sum + lastMissing - firstMissing + 1,
      0,
    );
    if (missing <= allowed) return [];
    return {
      ...{ detector: "sequence-gap", subject: sourceId, fingerprint: `sequence-gap:${sourceId}` },
      ...{ severity: "warning", operatorId: null, currency, atRiskMicros: meanMicros * BigInt(missing) },
      ...{ measured: BigInt(missing), limit: BigInt(allowed), usual: null, unit: "files" },
      excuse: { setting: "allowed", value: missing },
      drivers: [
        { kind: "source", id: sourceId },
        { kind: "agreement", id: agreementId },
        ...gaps.slice(0, GAPS_NAMED).map(({ firstMissing, lastMissing }) => {
          const id = firstMissing === lastMissing ? `${firstMissing}` : `${firstMissing}–${lastMissing}`;
          return { kind: "missing", id } as const;
        }),
      ],
    };
  });
}

/** What an agreement's files said of whose usage they held: lately, and in the weeks before. */
export interface Attribution {
  readonly agreementId: string;
  readonly currency: string;
  readonly lately: { readonly accepted: bigint; readonly attributed: bigint };
  readonly before: { readonly accepted: bigint; readonly attributed: bigint };
  /** What the records cost that were nobody's lately. */
  readonly nobodysMicros: Micros;
  /** The files with most of them. */
  readonly files: readonly { readonly id: string; readonly records: bigint }[];
}

/** Finds agreements of whose usage less can be told whose it is than before. */
export function attributionDrops(
  agreements: readonly Attribution[],
  settingsFor: SettingsFor,
): Finding<"attribution-drop">[] {
  return agreements.flatMap(({ agreementId, currency, lately, before, nobodysMicros, files }) => {
    const settings = settingsFor("attribution-drop", agreementId);
    const dropBps = numberOf(settings, "dropBps");
    const nobodys = lately.accepted - lately.attributed;
    const now = shareBps(lately.attributed, lately.accepted);
    const usual = shareBps(before.attributed, before.accepted);
    if (now === null || usual === null || usual - now <= dropBps) return [];
    if (nobodys <= BigInt(numberOf(settings, "records"))) return [];
    return {
      ...{ detector: "attribution-drop", subject: agreementId },
      ...{ fingerprint: `attribution-drop:${agreementId}`, operatorId: null, currency },
      ...{ severity: usual - now > 5 * dropBps ? "critical" : "warning", atRiskMicros: nobodysMicros },
      ...{ measured: BigInt(now), limit: BigInt(usual - dropBps), usual: BigInt(usual), unit: "bps" },
      excuse: { setting: "dropBps", value: usual - now },
      drivers: [
        { kind: "agreement", id: agreementId, amount: nobodys },
        ...files.map(({ id, records }) => ({ kind: "usage-file", id, amount: records }) as const),
      ],
    };
  });
}

/** What waits in quarantine of the files that came lately, by source and reason. */
export interface QuarantineState {
  readonly sourceId: string;
  readonly reason: string;
  readonly currency: string;
  readonly records: bigint;
  readonly valueMicros: Micros;
  /** All records those files held. */
  readonly received: bigint;
  readonly files: readonly { readonly id: string; readonly records: bigint }[];
}

/** Finds reasons for which more is set aside than a source usually loses: by count and by part of all. */
export function quarantineGrowth(
  states: readonly QuarantineState[],
  settingsFor: SettingsFor,
): Finding<"quarantine-growth">[] {
  return states.flatMap(({ sourceId, reason, currency, records, valueMicros, received, files }) => {
    const subject = `${sourceId}/${reason}`;
    const settings = settingsFor("quarantine-growth", subject);
    const limit = BigInt(numberOf(settings, "records"));
    const shareOf = BigInt(numberOf(settings, "shareBps"));
    if (records <= limit || records * 10_000n <= received * shareOf) return [];
    return {
      ...{ detector: "quarantine-growth", subject, fingerprint: `quarantine-growth:${subject}` },
      ...{ severity: records > 10n * limit ? "critical" : "warning", operatorId: null, currency },
      ...{ atRiskMicros: valueMicros, measured: records, limit, usual: null, unit: "records" },
      excuse: { setting: "records", value: Number(records) },
      drivers: [
        { kind: "source", id: sourceId },
        { kind: "reason", id: reason },
        ...files.map((file) => ({ kind: "usage-file", id: file.id, amount: file.records }) as const),
      ],
    };
  });
}
