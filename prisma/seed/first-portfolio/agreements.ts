import { accounts, senderOf, ukInvoiceMapping } from "./invoices.ts";
import { homeOf, type Side } from "./operators.ts";
import {
  agreementOf,
  COMMITMENT,
  COMMITTED,
  currencyOf,
  dataTiers,
  inScope,
  PLATFORM,
  SIM_RATE,
  TAX_BPS,
  type TariffLine,
  tariff,
  UK_SMS_FROM_OCTOBER,
} from "./tariff.ts";

const domesticData = {
  model: "graduated",
  tiers: dataTiers.map(({ upTo, rate }) => ({ upTo: upTo === null ? null : String(upTo), rate })),
};

function usageLine(line: TariffLine, rate: string | null): object {
  return {
    code: line.code,
    kind: "usage",
    description: line.description,
    services: [line.service],
    zones: [line.zone],
    unit: { name: line.unit.name, size: String(line.unit.size) },
    record: { first: String(line.first), next: "1" },
    pricing: rate === null ? domesticData : { model: "per-unit", rate },
    isCountable: line.isCountable,
  };
}

const fees = [
  {
    code: "SIM",
    kind: "sim",
    description: "SIM fee",
    countOn: "end",
    pricing: { model: "per-unit", rate: SIM_RATE },
  },
  {
    code: "PLATFORM",
    kind: "flat",
    description: "Platform fee",
    amount: PLATFORM.de,
    allocation: { by: "sims" },
  },
  {
    code: "COMMIT",
    kind: "commitment",
    description: "Shortfall against the minimum commitment",
    amount: COMMITMENT,
    scope: inScope,
    cadence: "monthly",
    allocation: { by: "own-shortfall" },
    operatorCommitments: COMMITTED,
  },
];

const ukPlatform = {
  code: "UK-PLATFORM",
  kind: "flat",
  description: "Platform fee",
  amount: PLATFORM.uk,
  allocation: { by: "cost" },
};

const roaming = { "99951": "eu", "99952": "eu", "99953": "eu" };

const base = (side: Side) => ({
  currency: currencyOf[side],
  cutOff: "start",
  unattributedCapBps: 100,
  dispute: { windowDays: 60, mode: side === "de" ? "withhold" : "pay-and-claim" },
  paymentTermDays: 30,
  taxBps: Number(TAX_BPS[side]),
});

const germanTerms = {
  ...base("de"),
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [...tariff.de.map((line) => usageLine(line, line.rate)), ...fees],
  zones: {
    plmns: { ...roaming, "99971": "world", "99972": "world" },
    prefixes: { [homeOf.de]: "domestic", "99986": "international" },
  },
  tolerance: { absolute: "25", bps: 50, invoiceCap: "500" },
};

const britishTerms = (smsRate: string | null) => ({
  ...base("uk"),
  zone: "Europe/London",
  rounding: { mode: "truncate", scale: 2, per: "record" },
  lines: [
    ...tariff.uk.map((line) =>
      usageLine(line, line.code === "UK-SMS" && smsRate !== null ? smsRate : line.rate),
    ),
    ukPlatform,
  ],
  zones: { plmns: { ...roaming, [homeOf.uk]: "domestic" }, prefixes: { [homeOf.uk]: "domestic" } },
  tolerance: { absolute: "10", bps: 50, invoiceCap: "300" },
});

export const mnos = [
  { code: "nordkant", name: "Nordkant Mobil", country: "DE", tadig: "DEUNK", senders: [senderOf.de] },
  { code: "thamesgate", name: "Thamesgate Telecom", country: "GB", tadig: "GBRTG", senders: [senderOf.uk] },
];

export const agreements = [
  {
    code: agreementOf.de,
    mno: "nordkant",
    name: "Nordkant wholesale 2026",
    versions: [{ effectiveFrom: "2026-01-01", terms: germanTerms }],
  },
  {
    code: agreementOf.uk,
    mno: "thamesgate",
    name: "Thamesgate wholesale 2026",
    versions: [
      { effectiveFrom: "2026-01-01", terms: britishTerms(null) },
      { effectiveFrom: "2026-10-01", terms: britishTerms(UK_SMS_FROM_OCTOBER) },
    ],
    invoiceMapping: { ...ukInvoiceMapping, operators: { column: "account", map: accounts } },
  },
];
