import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import type { SourceMappingInput } from "../mapping/schema.ts";

/** Wholesale terms with three zones and a rate for each service, as the bench rates by. */
export const terms: AgreementTermsJson = {
  currency: "EUR",
  zone: "Europe/Berlin",
  cutOff: "start",
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [
    line("DATA", ["data"], { name: "GB", size: "1000000000" }, "1024", "0.92"),
    line("VOICE", ["voice"], { name: "minute", size: "60" }, "60", "0.012"),
    line("SMS", ["sms"], { name: "SMS", size: "1" }, "1", "0.009"),
  ],
  zones: {
    plmns: { "26201": "domestic", "26801": "eu", "31026": "world" },
    homePlmns: ["26201"],
    prefixes: { "49": "domestic", "351": "eu", "1": "world" },
  },
  tolerance: { absolute: "25", bps: 50, invoiceCap: null },
  unattributedCapBps: 100,
  dispute: { windowDays: 30, mode: "withhold" },
  paymentTermDays: 30,
  taxBps: 0,
};

function line(
  code: string,
  services: ("data" | "voice" | "sms")[],
  unit: { name: string; size: string },
  increment: string,
  rate: string,
): AgreementTermsJson["lines"][number] {
  return {
    code,
    kind: "usage",
    description: code,
    services,
    zones: ["domestic", "eu", "world"],
    unit,
    record: { first: increment, next: increment, setUpFee: "0", minimumCharge: "0" },
    pricing: { model: "per-unit", rate },
    isCountable: false,
  };
}

/** How the bench's files are read. */
export const mapping: SourceMappingInput = {
  format: "csv",
  occurredAt: { columns: ["time"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin" },
  recordId: ["record_id"],
  imsi: "imsi",
  msisdn: "msisdn",
  otherParty: "other_party",
  service: { column: "service", values: { VOICE: "voice", SMS: "sms", DATA: "data" } },
  visitedPlmn: "plmn",
  apn: "apn",
  chargingId: "charging_id",
  duration: { column: "seconds", form: "seconds" },
  volume: { columns: ["bytes_up", "bytes_down"], unit: "bytes" },
};
