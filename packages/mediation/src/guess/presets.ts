import type { SourceMappingInput } from "../mapping/schema.ts";
import type { Draft } from "./draft.ts";

const when = (column: string, ...equals: string[]) => [{ column, equals }];

/** How TAP3 is read where nothing else is agreed: the mapping of the how-to, zones by the agreement. */
const TAP3: SourceMappingInput = {
  format: "tap3",
  skip: [
    { when: when("recordType", "notification"), reason: "notification" },
    { when: when("fileTypeIndicator", "T"), reason: "test data" },
    { when: when("isRefund", "1"), reason: "refund" },
  ],
  controls: [
    {
      when: [
        { column: "recordType", equals: "auditControlInfo" },
        { column: "fileTypeIndicator", isEmpty: true },
      ],
      count: "callEventDetailsCount",
      counts: "bodyRows",
      sums: [{ text: "totalCharge", of: "sourceCharge" }],
    },
  ],
  occurredAt: { columns: ["startTimestamp"], format: "yyyyMMddHHmmss", offsetColumn: "utcTimeOffset" },
  imsi: "imsi",
  msisdn: "msisdn",
  otherParty: { column: "calledNumber", or: ["smsDestinationNumber", "callingNumber", "smsOriginator"] },
  service: {
    rules: [
      { when: when("recordType", "gprsCall"), value: "data" },
      { when: when("teleServiceCode", "21", "22"), value: "sms" },
      { when: when("recordType", "serviceCentreUsage"), value: "sms" },
      { when: when("recordType", "mobileOriginatedCall", "mobileTerminatedCall"), value: "voice" },
    ],
  },
  direction: {
    column: "recordType",
    values: { mobileTerminatedCall: "mt", gprsCall: "none" },
    default: "mo",
  },
  visitedPlmn: "plmn",
  apn: "apn",
  chargingId: "chargingId",
  duration: { column: "totalCallEventDuration", form: "seconds" },
  volume: { columns: ["dataVolumeIncoming", "dataVolumeOutgoing"], unit: "bytes" },
  sourceCharge: { column: "chargeTotal", scaleColumn: "tapDecimalPlaces" },
};

/** How NRTRDE is read where nothing else is agreed: zones by the agreement. */
const NRTRDE: SourceMappingInput = {
  format: "nrtrde",
  controls: [{ when: when("recordType", "callEventsCount"), count: "callEventsCount" }],
  occurredAt: { columns: ["startTimestamp"], format: "yyyyMMddHHmmss", offsetColumn: "utcTimeOffset" },
  imsi: "imsi",
  msisdn: "msisdn",
  otherParty: { column: "dialledDigits", or: ["connectedNumber", "callingNumber"] },
  service: {
    rules: [
      { when: when("recordType", "gprs"), value: "data" },
      { when: when("teleServiceCode", "21", "22"), value: "sms" },
    ],
    default: "voice",
  },
  direction: { column: "recordType", values: { mtc: "mt", gprs: "none" }, default: "mo" },
  visitedPlmn: "plmn",
  apn: "apn",
  chargingId: "chargingId",
  duration: { column: "callEventDuration", form: "seconds" },
  volume: { columns: ["dataVolumeIncoming", "dataVolumeOutgoing"], unit: "bytes" },
};

/** The usual mapping of a format whose columns are fixed; null for one whose columns have to be told. */
export function presetOf({ format }: Pick<Draft, "format">): SourceMappingInput | null {
  if (format === "tap3") return TAP3;
  return format === "nrtrde" ? NRTRDE : null;
}
