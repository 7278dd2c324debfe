import type { AgreementTerms, AgreementVersion, ChargeLine, SimCount, Tier } from "../../agreement/types.ts";
import type { MarginTerms, MarginVersion } from "../../margin/types.ts";
import type { MnoInvoice, MnoInvoiceLine } from "../../mno-invoice/types.ts";
import { exact, parseExact, ZERO } from "../../money/exact.ts";
import { parseMicros } from "../../money/micros.ts";
import { compareInvoice } from "../../reconciliation/compare.ts";
import { expectPeriod } from "../../reconciliation/expected.ts";
import type { Decision } from "../../reconciliation/types.ts";
import type { UsageTotal } from "../../usage/types.ts";
import type { SettlementInput, SettlementOperator } from "../types.ts";

export const PERIOD = "2026-10";
const GIGABYTE = 1_000_000_000n;

const plain = { first: 1n, next: 1n, setUpFee: ZERO, minimumCharge: ZERO };

const tier = (upTo: string | null, rate: string): Tier => ({
  upTo: upTo === null ? null : parseExact(upTo),
  rate: parseExact(rate),
  flat: ZERO,
});

export const DOMESTIC_TIERS: readonly Tier[] = [
  tier("50000", "0.90"),
  tier("150000", "0.70"),
  tier(null, "0.55"),
];

const metered = (
  code: string,
  description: string,
  unit: { name: string; size: bigint },
  pricing: Extract<ChargeLine, { kind: "usage" }>["pricing"],
): ChargeLine => ({
  kind: "usage",
  code,
  description,
  services: [unit.name === "GB" ? "data" : unit.name === "min" ? "voice" : "sms"],
  zones: [code],
  unit,
  pricing,
  record: plain,
  isCountable: false,
});

const perUnit = (rate: string) => ({ model: "per-unit", rate: parseExact(rate) }) as const;

export const LINES: readonly ChargeLine[] = [
  metered(
    "L1",
    "Domestic data",
    { name: "GB", size: GIGABYTE },
    { model: "graduated", tiers: DOMESTIC_TIERS },
  ),
  metered("L2", "EU roaming data", { name: "GB", size: GIGABYTE }, perUnit("1.10")),
  metered("L3", "Voice", { name: "min", size: 60n }, perUnit("0.006")),
  metered("L4", "SMS", { name: "SMS", size: 1n }, perUnit("0.004")),
  { kind: "sim", code: "L5", description: "SIM fee", countOn: "end", pricing: perUnit("0.25") },
  {
    kind: "flat",
    code: "L6",
    description: "Platform",
    amountMicros: parseMicros("5000"),
    allocation: { by: "sims" },
  },
  {
    kind: "commitment",
    code: "L7",
    description: "Shortfall",
    amountMicros: parseMicros("100000"),
    shareBps: 10_000,
    scope: ["L1", "L3", "L4"],
    cadence: "monthly",
    allocation: { by: "own-shortfall" },
    operatorCommitments: { A: parseMicros("60000"), B: parseMicros("35000"), C: parseMicros("5000") },
  },
];

export function exampleTerms(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    currency: "EUR",
    zone: "Europe/Berlin",
    cutOff: "start",
    rounding: { mode: "half-up", scale: 2, per: "line" },
    lines: LINES,
    zones: { plmns: {}, prefixes: {} },
    tolerance: { absoluteMicros: parseMicros("25"), bps: 50, invoiceCapMicros: null },
    unattributedCapBps: 100,
    dispute: { windowDays: 30, mode: "withhold" },
    paymentTermDays: 30,
    taxBps: 0,
    ...changes,
  };
}

export function exampleVersion(terms: AgreementTerms, version = 1, effectiveFrom = 0): AgreementVersion {
  return { agreementId: "agreement", version, effectiveFrom, terms };
}

export function usage(
  operatorId: string | null,
  lineCode: string,
  quantity: bigint,
  changes: Partial<UsageTotal> = {},
): UsageTotal {
  return {
    operatorId,
    lineCode,
    rateVersion: 1,
    period: PERIOD,
    utcPeriod: PERIOD,
    outcome: "accepted",
    records: 1n,
    quantity,
    chargeMicros: 0n,
    ...changes,
  };
}

export const USAGE: readonly UsageTotal[] = [
  usage("A", "L1", 62_400n * GIGABYTE),
  usage("B", "L1", 31_050n * GIGABYTE),
  usage(null, "L1", 350n * GIGABYTE),
  usage("A", "L2", 1_210n * GIGABYTE),
  usage("B", "L2", 2_480n * GIGABYTE),
  usage("A", "L3", 1_900_000n * 60n),
  usage("B", "L3", 820_000n * 60n),
  usage(null, "L3", 6_000n * 60n),
  usage("A", "L4", 410_000n),
  usage("B", "L4", 150_000n),
];

export const SIMS: readonly SimCount[] = [
  { operatorId: "A", lineCode: "L5", period: PERIOD, count: exact(48_000n) },
  { operatorId: "B", lineCode: "L5", period: PERIOD, count: exact(21_500n) },
];

export function invoiceLine(
  lineNumber: number,
  lineCode: string | null,
  amount: string,
  changes: { quantity?: string; rate?: string; operatorId?: string; period?: string } = {},
): MnoInvoiceLine {
  return {
    lineNumber,
    lineCode,
    description: lineCode ?? "Other",
    quantity: changes.quantity === undefined ? null : parseExact(changes.quantity),
    rate: changes.rate === undefined ? null : parseExact(changes.rate),
    amountMicros: parseMicros(amount),
    operatorId: changes.operatorId ?? null,
    period: changes.period ?? PERIOD,
  };
}

export const INVOICE_LINES: readonly MnoInvoiceLine[] = [
  invoiceLine(1, "L1", "76430", { quantity: "94900" }),
  invoiceLine(2, "L2", "4797", { quantity: "3690", rate: "1.30" }),
  invoiceLine(3, "L3", "16377", { quantity: "2729500", rate: "0.006" }),
  invoiceLine(4, "L4", "2240", { quantity: "560000", rate: "0.004" }),
  invoiceLine(5, "L5", "17435", { quantity: "69740", rate: "0.25" }),
  invoiceLine(6, "L6", "5000"),
  invoiceLine(7, "L7", "4953"),
];

export function exampleInvoice(
  lines: readonly MnoInvoiceLine[],
  changes: Partial<MnoInvoice> = {},
): MnoInvoice {
  const netMicros = lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
  return {
    number: "INV-1",
    sender: "Host network",
    currency: "EUR",
    issuedOn: "2026-11-05",
    receivedAt: Date.UTC(2026, 10, 5, 9),
    dueOn: "2026-12-05",
    period: PERIOD,
    lines,
    netMicros,
    taxMicros: 0n,
    grossMicros: netMicros,
    ...changes,
  };
}

export function marginVersion(
  operatorId: string,
  components: MarginTerms["components"],
  changes: Partial<MarginTerms> = {},
  effectiveFrom = 0,
  version = 1,
): MarginVersion {
  const terms: MarginTerms = {
    currency: "EUR",
    components,
    minimumMicros: null,
    maximumMicros: null,
    allowsNegative: false,
    presentation: "cost-plus",
    ...changes,
  };
  return { operatorId, version, effectiveFrom, terms };
}

export function operator(
  operatorId: string,
  components: MarginTerms["components"],
  changes: Partial<SettlementOperator> = {},
): SettlementOperator {
  return {
    operatorId,
    liveFrom: 0,
    liveUntil: null,
    marginVersions: [marginVersion(operatorId, components)],
    revenue: null,
    statementCurrency: "EUR",
    ...changes,
  };
}

export const OPERATORS: readonly SettlementOperator[] = [
  operator("A", [{ kind: "markup", bps: 800, base: "usage" }]),
  operator("B", [
    { kind: "per-unit", lines: ["L1"], fee: parseExact("0.05") },
    { kind: "per-unit", lines: ["L5"], fee: parseExact("0.02") },
  ]),
  operator("C", [{ kind: "fixed", amountMicros: parseMicros("750"), isProrated: true }]),
];

export const DECISIONS: ReadonlyMap<string, Decision> = new Map([
  ["L1", "dispute"],
  ["L2", "dispute"],
  ["L5", "dispute"],
]);

/** The worked example, whole: reconcile, then settle. */
export function exampleInput(
  changes: Partial<SettlementInput> & {
    terms?: AgreementTerms;
    invoiceLines?: readonly MnoInvoiceLine[];
  } = {},
): SettlementInput {
  const { terms = exampleTerms(), invoiceLines = INVOICE_LINES, ...rest } = changes;
  const versions = [exampleVersion(terms)];
  const invoice = exampleInvoice(invoiceLines);
  const expected = expectPeriod({ period: PERIOD, versions, usage: USAGE, sims: SIMS });
  return {
    agreementId: "agreement",
    period: PERIOD,
    versions,
    invoice: {
      number: invoice.number,
      netMicros: invoice.netMicros,
      taxMicros: invoice.taxMicros,
      openFlags: [],
    },
    comparisons: compareInvoice({ invoice, expected, versions, usage: USAGE }),
    expected,
    decisions: DECISIONS,
    operators: OPERATORS,
    ...rest,
  };
}
