import type { Attribution } from "@tributary/domain/attribution/types";
import { dayAt, labelAt } from "@tributary/domain/period/period";
import type { Instant } from "@tributary/domain/period/types";
import { rateNumber } from "@tributary/domain/rating/rate-number";
import type { RecordRater } from "@tributary/domain/rating/rate-record";
import { isThere, NO_TEXT } from "@tributary/domain/usage/byte-text";
import type { Service } from "@tributary/domain/usage/types";
import type { RatedUsage } from "../cdr/encode-cdr.ts";
import type { QuarantineReason } from "../cdr/types.ts";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { ZoneOf } from "../mapping/compile-zone.ts";
import type { Fields } from "../row/fields.ts";
import type { PreparedSource } from "./prepare-source.ts";

/** The schema of usage that is nobody's. */
export const SUSPENSE = "suspense";

/** An event later than this after the file came is taken for a wrong clock. */
const FUTURE_MILLISECONDS = 10 * 60_000;

export interface Accepted extends RatedUsage {
  readonly status: "accepted";
  readonly utcPeriod: string;
  /** Calendar day in the agreement's zone, `YYYY-MM-DD`. */
  readonly day: string;
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

export type JudgeRecord = (record: UsageRecord, fields: Fields) => Judgement;

/** Attributes a record, finds its zone and rates it; what cannot be accepted says why. */
export function createJudge(source: PreparedSource, zoneOf: ZoneOf, receivedAt: Instant): JudgeRecord {
  /** What a refused record would be charged; null where that cannot be known. */
  const worthOf = (record: UsageRecord, fields: Fields): bigint | null => {
    if (record.durationSeconds < 0 || record.volumeBytes < 0) return null;
    const endedAt = record.occurredAt + record.durationSeconds * 1000;
    const { version } = source.versions({ startedAt: record.occurredAt, endedAt, receivedAt });
    if (version === null) return null;
    const charge = chargeOf(version.rater, record, zoneOf(fields, record, version.zones));
    return "what" in charge ? null : BigInt(charge.chargeMicros);
  };
  return (record, fields) => {
    const attribution = source.attribute(record, record.occurredAt);
    const refusal = refusalOf(record, attribution, receivedAt);
    if (refusal !== null) return refuse(record, attribution, ...refusal, worthOf(record, fields));
    const endedAt = record.occurredAt + record.durationSeconds * 1000;
    const { instant, version } = source.versions({ startedAt: record.occurredAt, endedAt, receivedAt });
    if (version === null) return unrateable(record, attribution, { what: "version", zone: null });
    const zone = zoneOf(fields, record, version.zones);
    const charge = chargeOf(version.rater, record, zone);
    if ("what" in charge) return unrateable(record, attribution, charge);
    if (attribution.status === "closed-operator") return closed(attribution, BigInt(charge.chargeMicros));
    const tag = attribution.status === "attributed" ? attribution : NOBODY;
    return {
      status: "accepted",
      operatorId: tag.operatorId,
      period: labelAt(instant, version.timeZone),
      utcPeriod: labelAt(instant, "UTC"),
      day: dayAt(instant, version.timeZone),
      zone: charge.zone,
      lineCode: charge.lineCode,
      rateVersion: version.version,
      ratedQuantity: charge.ratedQuantity,
      chargeMicros: charge.chargeMicros,
      attributionMethod: tag.method,
      assignmentId: tag.assignmentId,
      isTest: tag.isTest,
    };
  };
}

type Charge = Pick<RatedUsage, "zone" | "lineCode" | "ratedQuantity" | "chargeMicros">;

/** What a record costs, or what is lacking to say so. */
function chargeOf(
  { priceFor }: RecordRater,
  { service, direction, durationSeconds, volumeBytes }: UsageRecord,
  zone: string | null,
): Charge | Lacking {
  if (zone === null) return { what: "zone", zone };
  const price = priceFor(service, direction, zone);
  if (price === null) return { what: "rate", zone };
  const charge = rateNumber(price, quantityOf(service, durationSeconds, volumeBytes));
  return charge === null ? { what: "charge", zone } : { zone, lineCode: price.lineCode, ...charge };
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
  { imsi, iccid, msisdn, occurredAt, durationSeconds, volumeBytes }: UsageRecord,
  attribution: Attribution,
  receivedAt: Instant,
): [QuarantineReason, string] | null {
  if (!isThere(imsi) && !isThere(iccid) && !isThere(msisdn)) {
    return ["UNASSIGNED", "the record carries no IMSI, ICCID or MSISDN"];
  }
  if (occurredAt > receivedAt + FUTURE_MILLISECONDS) {
    return [
      "FUTURE",
      `${new Date(occurredAt).toISOString()} is more than 10 minutes after the file was received`,
    ];
  }
  if (durationSeconds < 0 || volumeBytes < 0) return ["NEGATIVE", "the duration or the volume is below 0"];
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
