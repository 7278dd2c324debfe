import type { Attribution } from "@tributary/domain/attribution/types";
import type { CalendarDay } from "@tributary/domain/period/calendar";
import type { Instant } from "@tributary/domain/period/types";
import { rateNumber } from "@tributary/domain/rating/rate-number";
import { isThere, NO_TEXT } from "@tributary/domain/usage/byte-text";
import type { Service } from "@tributary/domain/usage/types";
import type { RatedUsage } from "../cdr/encode-cdr.ts";
import type { QuarantineReason } from "../cdr/types.ts";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { ZoneOf } from "../mapping/compile-zone.ts";
import type { Fields } from "../row/fields.ts";
import type { PreparedSource } from "./prepare-source.ts";
import type { KindFinder, UsageKind } from "./usage-kind.ts";

/** The schema of usage that is nobody's. */
export const SUSPENSE = "suspense";

/** An event later than this after the file came is taken for a wrong clock. */
const FUTURE_MILLISECONDS = 10 * 60_000;

/** What an accepted record is stored and summed by. */
export interface Accepted extends RatedUsage {
  readonly status: "accepted";
  readonly operatorId: string;
  readonly kind: UsageKind;
  /** In the agreement's zone. */
  readonly calendarDay: CalendarDay;
}

export interface Quarantined {
  readonly status: "quarantined";
  /** Whose quarantine it is: an operator's once the record is tagged, else that of suspense. */
  readonly operatorId: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly valueMicros: bigint | null;
  /** Of what cannot be rated: what the agreement lacks for it. */
  readonly lacking?: Lacking;
}

/** What an agreement lacks for a record; `charge`: its rate gives none that a record can have. */
export interface Lacking {
  readonly what: "version" | "zone" | "rate" | "charge";
  readonly zone: string | null;
}

export type Judgement = Accepted | Quarantined;

/** What a record is stored and summed by, once it is accepted. */
export type Usage = { -readonly [K in keyof Accepted]: Accepted[K] };

/** Asks first what a record costs, which its row says, then whose it is; many may wait in between. */
export interface Judge {
  /** Puts into `usage` what a record costs and when it counts, or says what is lacking for that. */
  readonly price: (record: UsageRecord, fields: Fields, usage: Usage) => Lacking | null;
  /** Attributes a record that was priced, and completes its `usage`; what cannot be accepted says why. */
  readonly judge: (record: UsageRecord, usage: Usage, lacking: Lacking | null) => Judgement;
}

/** Finds a record's zone, rates it, and attributes it. */
export function createJudge(source: PreparedSource, zoneOf: ZoneOf, receivedAt: Instant): Judge {
  const times = { startedAt: 0, endedAt: 0, receivedAt };
  return {
    price(record, fields, usage) {
      // What is below 0 is refused, whatever its rate would make of it.
      if (isNegative(record)) return { what: "charge", zone: null };
      times.startedAt = record.occurredAt;
      times.endedAt = record.occurredAt + record.durationSeconds * 1000;
      const { instant, version } = source.versions(times);
      if (version === null) return { what: "version", zone: null };
      usage.calendarDay = version.calendar(instant);
      return putCharge(usage, version.kindOf, record, zoneOf(fields, record, version.zones));
    },
    judge(record, usage, lacking) {
      const attribution = source.attribute(record, record.occurredAt);
      const refusal = refusalOf(record, attribution, receivedAt);
      if (refusal !== null) {
        const worth = lacking === null ? BigInt(usage.chargeMicros) : null;
        return refuse(record, attribution, ...refusal, worth);
      }
      if (lacking !== null) return unrateable(record, attribution, lacking);
      if (attribution.status === "closed-operator") return closed(attribution, BigInt(usage.chargeMicros));
      const tag = attribution.status === "attributed" ? attribution : NOBODY;
      usage.operatorId = tag.operatorId;
      usage.attributionMethod = tag.method;
      usage.assignmentId = tag.assignmentId;
      usage.isTest = tag.isTest;
      return usage;
    },
  };
}

export function noUsage(): Usage {
  return {
    status: "accepted",
    operatorId: "",
    kind: NO_KIND,
    calendarDay: NO_DAY,
    ratedQuantity: 0,
    chargeMicros: 0,
    attributionMethod: null,
    assignmentId: NO_TEXT,
    isTest: false,
  };
}

const NO_DAY: CalendarDay = { day: "", period: "", utcPeriod: "" };
const NO_KIND: UsageKind = { service: "data", direction: "none", zone: "", lineCode: "", rateVersion: 0 };

function isNegative({ durationSeconds, volumeBytes }: UsageRecord): boolean {
  return durationSeconds < 0 || volumeBytes < 0;
}

/** Puts down what a record costs, or says what is lacking for that. */
function putCharge(
  usage: Usage,
  kindOf: KindFinder,
  { service, direction, durationSeconds, volumeBytes }: UsageRecord,
  zone: string | null,
): Lacking | null {
  if (zone === null) return { what: "zone", zone };
  const kind = kindOf(service, direction, zone);
  if (kind === null) return { what: "rate", zone };
  const raw = quantityOf(service, durationSeconds, volumeBytes);
  if (!rateNumber(kind.price, raw, usage)) return { what: "charge", zone };
  usage.kind = kind;
  return null;
}

function unrateable(record: UsageRecord, attribution: Attribution, lacking: Lacking): Quarantined {
  const detail = inWords(lacking, `${record.service} ${record.direction}`);
  return { ...refuse(record, attribution, "UNRATEABLE", detail), lacking };
}

function inWords({ what, zone }: Lacking, kind: string): string {
  switch (what) {
    case "version":
      return "no version of the agreement is in force yet";
    case "zone":
      return `no zone is known for ${kind}`;
    case "rate":
      return `zone ${zone} has no rate for ${kind}`;
    case "charge":
      return `the rate of zone ${zone} gives ${kind} a charge beyond any that a record can have`;
  }
}

/** What usage is tagged with that is nobody's SIM. */
const NOBODY = { operatorId: SUSPENSE, method: null, assignmentId: NO_TEXT, isTest: false };

function refuse(
  { sourceChargeMicros }: UsageRecord,
  attribution: Attribution,
  reason: QuarantineReason,
  detail: string,
  ratedMicros: bigint | null = null,
): Quarantined {
  const operatorId = "operatorId" in attribution ? attribution.operatorId : SUSPENSE;
  const valueMicros = sourceChargeMicros ?? ratedMicros;
  return { status: "quarantined", operatorId, reason, detail, valueMicros };
}

function closed({ operatorId }: { readonly operatorId: string }, valueMicros: bigint): Quarantined {
  const detail = `${operatorId} took no usage at that time`;
  return { status: "quarantined", operatorId, reason: "CLOSED_OPERATOR", detail, valueMicros };
}

function refusalOf(
  record: UsageRecord,
  attribution: Attribution,
  receivedAt: Instant,
): [QuarantineReason, string] | null {
  const { imsi, iccid, msisdn, occurredAt } = record;
  if (!isThere(imsi) && !isThere(iccid) && !isThere(msisdn)) {
    return ["UNASSIGNED", "the record carries no IMSI, ICCID or MSISDN"];
  }
  if (occurredAt > receivedAt + FUTURE_MILLISECONDS) {
    return [
      "FUTURE",
      `${new Date(occurredAt).toISOString()} is more than 10 minutes after the file was received`,
    ];
  }
  if (isNegative(record)) return ["NEGATIVE", "the duration or the volume is below 0"];
  if (attribution.status !== "ambiguous") return null;
  return ["AMBIGUOUS", `its identifiers point to ${attribution.operatorIds.join(" and ")}`];
}

/** In the service's base unit: seconds, events or bytes. A data session of 0 s is charged by its volume. */
function quantityOf(service: Service, durationSeconds: number, volumeBytes: number): number {
  switch (service) {
    case "voice":
      return durationSeconds;
    case "data":
      return volumeBytes;
    case "sms":
    case "mms":
      return 1;
  }
}
