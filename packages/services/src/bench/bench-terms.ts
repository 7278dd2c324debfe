import type { UpdatedRates } from "@tributary/db/bench/settlement-ways";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";

export type Rates = UpdatedRates;

export const OLD_RATES: Rates = { version: 1, dataCents: 92, voiceMicros: 12_000, smsMicros: 9_000 };
/** Each a little less, as when a host network cuts its rates backwards. */
export const NEW_RATES: Rates = { version: 2, dataCents: 88, voiceMicros: 11_000, smsMicros: 8_000 };

/** Terms with a rate for each service, in two zones. */
export function termsOf({ dataCents, voiceMicros, smsMicros }: Rates): AgreementTermsJson {
  const micros = (amount: number): string => (amount / 1_000_000).toFixed(6);
  return {
    currency: "EUR",
    zone: "Europe/Berlin",
    cutOff: "start",
    rounding: { mode: "half-up", scale: 2, per: "line" },
    lines: [
      line("DATA", "data", { name: "GB", size: "1000000000" }, "1024", micros(dataCents * 10_000)),
      line("VOICE", "voice", { name: "minute", size: "60" }, "60", micros(voiceMicros)),
      line("SMS", "sms", { name: "SMS", size: "1" }, "1", micros(smsMicros)),
    ],
    zones: {
      plmns: { "26201": "domestic", "26801": "eu" },
      homePlmns: ["26201"],
      prefixes: { "49": "domestic", "351": "eu" },
    },
    tolerance: { absolute: "25", bps: 50, invoiceCap: null },
    unattributedCapBps: 100,
    dispute: { windowDays: 30, mode: "withhold" },
    paymentTermDays: 30,
    taxBps: 0,
  };
}

function line(
  code: string,
  service: "data" | "voice" | "sms",
  unit: { name: string; size: string },
  increment: string,
  rate: string,
): AgreementTermsJson["lines"][number] {
  return {
    code,
    kind: "usage",
    description: code,
    services: [service],
    zones: ["domestic", "eu"],
    unit,
    record: { first: increment, next: increment, setUpFee: "0", minimumCharge: "0" },
    pricing: { model: "per-unit", rate },
    isCountable: false,
  };
}
