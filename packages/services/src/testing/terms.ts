import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import type { MarginTermsInput } from "@tributary/db/terms/margin-terms-schema";

/**
 * Wholesale terms with one tiered data line, voice, SMS, a SIM fee, a platform fee and a monthly commitment.
 */
export const OCTOBER_TERMS: AgreementTermsInput = {
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [
    {
      code: "L1",
      kind: "usage",
      description: "Domestic data",
      services: ["data"],
      zones: ["domestic"],
      unit: { name: "GB", size: "1000000000" },
      pricing: {
        model: "graduated",
        tiers: [
          { upTo: "50000", rate: "0.90" },
          { upTo: "150000", rate: "0.70" },
          { upTo: null, rate: "0.55" },
        ],
      },
    },
    {
      code: "L2",
      kind: "usage",
      description: "EU roaming data",
      services: ["data"],
      zones: ["eu"],
      unit: { name: "GB", size: "1000000000" },
      pricing: { model: "per-unit", rate: "1.10" },
    },
    {
      code: "L3",
      kind: "usage",
      description: "Voice",
      services: ["voice"],
      zones: ["domestic"],
      unit: { name: "minute", size: "60" },
      pricing: { model: "per-unit", rate: "0.006" },
    },
    {
      code: "L4",
      kind: "usage",
      description: "SMS",
      services: ["sms"],
      zones: ["domestic"],
      unit: { name: "event", size: "1" },
      pricing: { model: "per-unit", rate: "0.004" },
    },
    {
      code: "L5",
      kind: "sim",
      description: "Active SIM",
      countOn: "end",
      pricing: { model: "per-unit", rate: "0.25" },
    },
    { code: "L6", kind: "flat", description: "Platform", amount: "5000", allocation: { by: "sims" } },
    {
      code: "L7",
      kind: "commitment",
      description: "Minimum commitment",
      amount: "100000",
      shareBps: 10_000,
      scope: ["L1", "L3", "L4"],
      allocation: { by: "own-shortfall" },
      operatorCommitments: { alfa: "60000", beta: "35000", gamma: "5000" },
    },
  ],
  tolerance: { absolute: "25", bps: 50, invoiceCap: "500" },
  unattributedCapBps: 100,
};

/** One data line at 1.00 per GB and nothing else: arithmetic that a reader does in his head. */
export const PLAIN_TERMS: AgreementTermsInput = {
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [
    {
      code: "L1",
      kind: "usage",
      description: "Data",
      services: ["data"],
      zones: ["domestic"],
      unit: { name: "GB", size: "1000000000" },
      pricing: { model: "per-unit", rate: "1.00" },
    },
  ],
  tolerance: { absolute: "1", bps: 0, invoiceCap: null },
};

/** 10 % on the whole cost, shown inside the charge. */
export const TEN_PERCENT: MarginTermsInput = {
  currency: "EUR",
  components: [{ kind: "markup", bps: 1000, base: "cost" }],
};
