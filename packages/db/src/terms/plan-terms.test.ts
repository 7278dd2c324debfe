import { DomainError } from "@tributary/domain/error";
import { describe, expect, it } from "vitest";
import { decodePlanTerms, encodePlanTerms } from "./plan-terms.ts";
import type { PlanTermsInput } from "./plan-terms-schema.ts";

const DATA = {
  code: "DATA",
  description: "10 GB",
  services: ["data" as const],
  allowance: "10000000000",
  unit: { name: "GB", size: "1000000000" },
};

const FEE = { code: "BASE", description: "Monthly fee", amount: "12.99", taxCode: "standard" };

const smallest: PlanTermsInput = { fees: [FEE], bundles: [DATA] };

function faultsOf(input: unknown): unknown {
  try {
    decodePlanTerms(input);
  } catch (error) {
    if (error instanceof DomainError) return error.details.issues;
  }
  return [];
}

describe("plan terms", () => {
  it("are read exactly, with defaults filled in", () => {
    const terms = decodePlanTerms(smallest);
    expect(terms.validity).toEqual({ lasts: "open" });
    expect(terms.fees[0]).toMatchObject({ amountMicros: 12_990_000n, every: "period", isProrated: true });
    expect(terms.bundles[0]).toMatchObject({
      allowance: 10_000_000_000n,
      unit: { name: "GB", size: 1_000_000_000n },
      zones: null,
      priority: 1,
      atEnd: "overage",
      rollover: null,
      isProrated: false,
    });
    expect(terms.bundles[0]).not.toHaveProperty("pool");
  });

  it("come back from their JSON form unchanged", () => {
    const rich: PlanTermsInput = {
      fees: [FEE, { ...FEE, code: "SETUP", every: "once", isProrated: false }],
      discounts: [
        { code: "HALF", description: "Half", fee: "BASE", off: { by: "percentage", bps: 5_000 }, periods: 3 },
        { code: "ONE", description: "One off", fee: "SETUP", off: { by: "amount", amount: "1.00" } },
      ],
      bundles: [
        {
          ...DATA,
          zones: ["eu"],
          isProrated: true,
          rollover: { capUnits: "5000000000", periods: 2 },
          pool: { memberCapUnits: "1000000000" },
        },
        {
          code: "CALLS",
          description: "Unlimited calls",
          services: ["voice"],
          directions: ["mo"],
          allowance: null,
          unit: { name: "minute", size: "60" },
        },
      ],
    };
    const pass = { validity: { lasts: "days", days: 7, startsOn: "first-use" }, bundles: [DATA] };
    for (const input of [smallest, rich, pass]) {
      const terms = decodePlanTerms(input);
      expect(decodePlanTerms(JSON.parse(JSON.stringify(encodePlanTerms(terms))))).toEqual(terms);
    }
  });

  it.each([
    [
      "a fee that stands twice",
      { fees: [FEE, FEE] },
      'fees[1].code: "BASE" stands twice: give each its own code',
    ],
    ["a negative fee", { fees: [{ ...FEE, amount: "-1" }] }, "fees[0].amount: must not be negative"],
    [
      "a discount of no fee",
      { discounts: [{ code: "D", description: "D", fee: "X", off: { by: "amount", amount: "1" } }] },
      'discounts[0].fee: "X" is not a fee of the plan',
    ],
    [
      "a discount above the fee",
      {
        ...smallest,
        discounts: [{ code: "D", description: "D", fee: "BASE", off: { by: "percentage", bps: 10_001 } }],
      },
      "discounts[0].off.bps: is more than the fee",
    ],
    [
      "bytes and seconds in one bundle",
      { bundles: [{ ...DATA, services: ["data", "voice"] }] },
      "bundles[0].services: are counted in different units: make a bundle for each",
    ],
    [
      "an endless bundle that rolls over",
      { bundles: [{ ...DATA, allowance: null, rollover: { capUnits: "1", periods: 1 } }] },
      "bundles[0].allowance: without an end cannot be carried over or prorated",
    ],
    [
      "a pass that rolls over",
      { validity: { lasts: "period" }, bundles: [{ ...DATA, rollover: { capUnits: "1", periods: 1 } }] },
      "bundles[0].rollover: is for what is granted anew each period",
    ],
    [
      "a number that went through a float",
      { bundles: [{ ...DATA, allowance: 10 }] },
      'bundles[0].allowance: write the number as a string, like "60"',
    ],
  ])("refuse %s", (_, input, fault) => {
    expect(faultsOf(input)).toEqual([fault]);
  });
});
