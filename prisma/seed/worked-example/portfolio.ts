import { AGREEMENT } from "./sims.ts";
import { EU_PLMN, HOME_PLMN } from "./table.ts";

const gigabyte = { name: "GB", size: "1000000000" };
const minute = { name: "min", size: "60" };
const event = { name: "SMS", size: "1" };

const usageLine = (
  code: string,
  description: string,
  service: string,
  zone: string,
  unit: object,
  pricing: object,
) => ({
  code,
  kind: "usage",
  description,
  services: [service],
  zones: [zone],
  unit,
  pricing,
});

const perUnit = (rate: string) => ({ model: "per-unit", rate });

const domesticTiers = {
  model: "graduated",
  tiers: [
    { upTo: "50000", rate: "0.90" },
    { upTo: "150000", rate: "0.70" },
    { upTo: null, rate: "0.55" },
  ],
};

const terms = {
  currency: "EUR",
  zone: "Europe/Berlin",
  cutOff: "start",
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [
    usageLine("L1", "Domestic data", "data", "domestic", gigabyte, domesticTiers),
    usageLine("L2", "EU roaming data", "data", "eu", gigabyte, perUnit("1.10")),
    usageLine("L3", "Domestic voice", "voice", "domestic", minute, perUnit("0.006")),
    usageLine("L4", "SMS", "sms", "domestic", event, perUnit("0.004")),
    { code: "L5", kind: "sim", description: "SIM fee", countOn: "end", pricing: perUnit("0.25") },
    { code: "L6", kind: "flat", description: "Platform fee", amount: "5000", allocation: { by: "sims" } },
    {
      code: "L7",
      kind: "commitment",
      description: "Shortfall against the minimum commitment",
      amount: "100000",
      shareBps: 10_000,
      scope: ["L1", "L3", "L4"],
      cadence: "monthly",
      allocation: { by: "own-shortfall" },
      operatorCommitments: { op_a: "60000", op_b: "35000", op_c: "5000" },
    },
  ],
  zones: { plmns: { [HOME_PLMN]: "domestic", [EU_PLMN]: "eu" }, prefixes: { "99940": "domestic" } },
  tolerance: { absolute: "25", bps: 50, invoiceCap: "500" },
  unattributedCapBps: 100,
  dispute: { windowDays: 30, mode: "withhold" },
  paymentTermDays: 30,
  taxBps: 0,
};

const operator = (code: string, name: string, components: readonly object[]) => ({
  code,
  name,
  currency: "EUR",
  country: "DE",
  liveFrom: "2026-01-01",
  margins: [{ agreement: AGREEMENT, effectiveFrom: "2026-01-01", terms: { currency: "EUR", components } }],
});

const mapping = {
  format: "csv",
  sequence: { pattern: "_(\\d+)\\.csv$" },
  recordId: ["record"],
  occurredAt: { columns: ["start"], format: "yyyy-MM-ddTHH:mm:ssX" },
  imsi: "imsi",
  msisdn: "msisdn",
  otherParty: "other",
  visitedPlmn: "network",
  service: { column: "service", values: { data: "data", voice: "voice", sms: "sms" } },
  zone: [{ by: "plmn" }],
  duration: { column: "seconds", form: "seconds" },
  volume: { columns: ["bytes"], unit: "bytes" },
};

export const portfolio = {
  mnos: [{ code: "nordnetz", name: "Nordnetz", country: "DE", tadig: "DEUNN", senders: ["Nordnetz AG"] }],
  agreements: [
    {
      code: AGREEMENT,
      mno: "nordnetz",
      name: "Nordnetz wholesale 2026",
      versions: [{ effectiveFrom: "2026-01-01", terms }],
    },
  ],
  operators: [
    operator("op_a", "Operator A", [{ kind: "markup", bps: 800, base: "usage" }]),
    operator("op_b", "Operator B", [
      { kind: "per-unit", lines: ["L1"], fee: "0.05" },
      { kind: "per-unit", lines: ["L5"], fee: "0.02" },
    ]),
    operator("op_c", "Operator C", [{ kind: "fixed", amount: "750", isProrated: true }]),
  ],
  simFiles: [{ path: "sims.csv" }],
  sources: [{ code: "nordnetz-cdr", agreement: AGREEMENT, mapping }],
};
