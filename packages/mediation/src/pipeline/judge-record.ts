import type { Attribution } from "@tributary/domain/attribution/types";
import { dayAt, labelAt } from "@tributary/domain/period/period";
import type { Instant } from "@tributary/domain/period/types";
import type { Service } from "@tributary/domain/usage/types";
import type { RatedUsage } from "../cdr/encode-cdr.ts";
import type { QuarantineReason, UsageRecord } from "../cdr/types.ts";
import type { ZoneOf } from "../mapping/compile-zone.ts";
import type { Governing } from "./compile-versions.ts";
import type { PreparedSource } from "./prepare-source.ts";

/** The schema of usage that is nobody's. */
export const SUSPENSE = "suspense";

/** An event later than this after the file came is taken for a wrong clock. */
const FUTURE_MILLISECONDS = 10 * 60_000;

export interface Accepted {
  readonly status: "accepted";
  readonly usage: RatedUsage;
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
}

export type Judgement = Accepted | Quarantined;

export type JudgeRecord = (record: UsageRecord, fields: readonly string[]) => Judgement;

/** Attributes a record, finds its zone and rates it; what cannot be accepted says why. */
export function createJudge(source: PreparedSource, zoneOf: ZoneOf, receivedAt: Instant): JudgeRecord {
  return (record, fields) => {
    const attribution = source.attribute(record, record.occurredAt);
    const refuse = (
      reason: QuarantineReason,
      detail: string,
      value = record.sourceChargeMicros,
    ): Quarantined => ({
      status: "quarantined",
      operatorId: "operatorId" in attribution ? attribution.operatorId : SUSPENSE,
      reason,
      detail,
      valueMicros: value,
    });
    const refusal = refusalOf(record, attribution, receivedAt);
    if (refusal !== null) return refuse(...refusal);
    const endedAt = record.occurredAt + record.durationSeconds * 1000;
    const governing = source.versions({ startedAt: record.occurredAt, endedAt, receivedAt });
    if (governing.version === null)
      return refuse("UNRATEABLE", "no version of the agreement is in force yet");
    const zone = zoneOf(fields, record, governing.version.zones);
    const { service, direction } = record;
    const charge = governing.version.rater.rate({ service, direction, zone, quantity: quantityOf(record) });
    if (charge.unrateable !== undefined || zone === null) {
      const place = zone === null ? "no zone is known" : `zone ${zone} has no rate`;
      return refuse("UNRATEABLE", `${place} for ${service} ${direction}`);
    }
    if (attribution.status === "closed-operator") {
      const detail = `${attribution.operatorId} took no usage at that time`;
      return refuse("CLOSED_OPERATOR", detail, charge.chargeMicros);
    }
    const usage = { ...charge, zone, rateVersion: governing.version.version, ...tagOf(attribution) };
    return accept(source, governing, usage);
  };
}

function refusalOf(
  { imsi, iccid, msisdn, occurredAt, durationSeconds, volumeBytes }: UsageRecord,
  attribution: Attribution,
  receivedAt: Instant,
): [QuarantineReason, string] | null {
  if (imsi === null && iccid === null && msisdn === null) {
    return ["UNASSIGNED", "the record carries no IMSI, ICCID or MSISDN"];
  }
  if (occurredAt > receivedAt + FUTURE_MILLISECONDS) {
    return [
      "FUTURE",
      `${new Date(occurredAt).toISOString()} is more than 10 minutes after the file was received`,
    ];
  }
  if (durationSeconds < 0 || volumeBytes < 0n) return ["NEGATIVE", "the duration or the volume is below 0"];
  if (attribution.status !== "ambiguous") return null;
  return ["AMBIGUOUS", `its identifiers point to ${attribution.operatorIds.join(" and ")}`];
}

/** In the service's base unit: seconds, events or bytes. A data session of 0 s is charged by its volume. */
function quantityOf({ service, durationSeconds, volumeBytes }: UsageRecord): bigint {
  const quantities: Readonly<Record<Service, bigint>> = {
    voice: BigInt(durationSeconds),
    sms: 1n,
    mms: 1n,
    data: volumeBytes,
  };
  return quantities[service];
}

type Tag = Pick<RatedUsage, "operatorId" | "attributionMethod" | "assignmentId" | "isTest">;

function tagOf(attribution: Attribution): Tag {
  if (attribution.status !== "attributed") {
    return { operatorId: SUSPENSE, attributionMethod: null, assignmentId: null, isTest: false };
  }
  const { operatorId, method, assignmentId, isTest } = attribution;
  return { operatorId, attributionMethod: method, assignmentId, isTest };
}

function accept(
  { agreementId }: PreparedSource,
  { instant, version }: Governing,
  usage: Omit<RatedUsage, "agreementId" | "period">,
): Judgement {
  const timeZone = version?.timeZone ?? "UTC";
  return {
    status: "accepted",
    usage: { ...usage, agreementId, period: labelAt(instant, timeZone) },
    utcPeriod: labelAt(instant, "UTC"),
    day: dayAt(instant, timeZone),
  };
}
