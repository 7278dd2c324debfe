import { DomainError } from "@tributary/domain/error";
import { describe, expect, it } from "vitest";
import { decodeAgreementTerms, encodeAgreementTerms } from "./agreement-terms.ts";
import type { AgreementTermsInput } from "./agreement-terms-schema.ts";

const smallest: AgreementTermsInput = {
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
          { upTo: null, rate: "0.55" },
        ],
      },
    },
    {
      code: "L7",
      kind: "commitment",
      description: "Shortfall",
      amount: "100000",
      scope: ["L1"],
      allocation: { by: "own-shortfall" },
      operatorCommitments: { alfa: "60000.50" },
    },
  ],
};

function faultsOf(input: unknown): unknown {
  try {
    decodeAgreementTerms(input);
  } catch (error) {
    if (error instanceof DomainError) return error.details.issues;
  }
  return [];
}

/** The smallest terms with one line replaced field by field. */
function withLine(index: number, change: object): unknown {
  return {
    ...smallest,
    lines: smallest.lines.map((line, at) => (at === index ? { ...line, ...change } : line)),
  };
}

describe("agreement terms", () => {
  it("are read exactly, with defaults filled in", () => {
    const terms = decodeAgreementTerms(smallest);
    expect(terms.cutOff).toBe("start");
    expect(terms.tolerance).toEqual({ absoluteMicros: 0n, bps: 0, invoiceCapMicros: null });
    expect(terms.lines[0]).toMatchObject({
      unit: { name: "GB", size: 1_000_000_000n },
      record: { first: 1n, next: 1n },
      // 0.90 = 9/10; 0.55 = 11/20.
      pricing: {
        tiers: [
          { rate: { numerator: 9n, denominator: 10n } },
          { rate: { numerator: 11n, denominator: 20n } },
        ],
      },
      isCountable: false,
    });
    expect(terms.lines[1]).toMatchObject({
      amountMicros: 100_000_000_000n,
      shareBps: 10_000,
      operatorCommitments: { alfa: 60_000_500_000n },
    });
  });

  it("come back from their JSON form unchanged", () => {
    const rich = {
      ...smallest,
      rounding: { mode: "truncate", scale: 2, per: "record" },
      zones: { plmns: { "26201": "domestic" }, prefixes: { "49": "domestic" }, homePlmns: ["26201"] },
      tolerance: { absolute: "25", bps: 50, invoiceCap: "500" },
      lines: [
        ...smallest.lines,
        {
          code: "V",
          kind: "usage",
          description: "Voice",
          services: ["voice"],
          directions: ["mo"],
          zones: ["eu-1"],
          unit: { name: "minute", size: "60" },
          pricing: { model: "per-unit", rate: "0.006" },
          record: {
            minimumCharge: "0.01",
            maximumCharge: "5",
            steps: [
              { from: "0", step: "60", rate: "0.20" },
              { from: "60", step: "1", rate: "0.10" },
            ],
          },
        },
        {
          code: "P",
          kind: "sim",
          description: "SIM",
          pricing: { model: "package", size: "10", price: "2.5", free: "3" },
        },
        {
          code: "F",
          kind: "flat",
          description: "Fee",
          amount: "-0.01",
          allocation: { by: "direct", operator: "alfa" },
        },
      ],
    };
    const terms = decodeAgreementTerms(rich);
    expect(decodeAgreementTerms(JSON.parse(JSON.stringify(encodeAgreementTerms(terms))))).toEqual(terms);
    expect(encodeAgreementTerms(decodeAgreementTerms(encodeAgreementTerms(terms)))).toEqual(
      encodeAgreementTerms(terms),
    );
  });

  it.each([
    ["a JSON number", withLine(1, { amount: 100_000 }), /^lines\[1\]\.amount: write the amount as a string/],
    ["an unknown field", { ...smallest, vat: 19 }, /^Unrecognized key: "vat"/],
    ["an unknown currency", { ...smallest, currency: "EURO" }, /^currency: "EURO" is not a currency/],
    ["an unknown time zone", { ...smallest, zone: "Berlin" }, /^zone: "Berlin" is not a time zone/],
    [
      "a line code that stands twice",
      withLine(1, { code: "L1", scope: ["L1"] }),
      /^lines\[1\]\.code: "L1" stands twice/,
    ],
    [
      "a scope that names no line",
      withLine(1, { scope: ["L9"] }),
      /^lines\[1\]\.scope\[0\]: "L9" is not a line/,
    ],
    [
      "a commitment on itself",
      withLine(1, { scope: ["L7"] }),
      /^lines\[1\]\.scope\[0\]: "L7" is itself a commitment/,
    ],
    [
      "own-shortfall without commitments",
      withLine(1, { operatorCommitments: {} }),
      /^lines\[1\]\.operatorCommitments: allocation by "own-shortfall"/,
    ],
    [
      "a closed last tier",
      withLine(0, { pricing: { model: "volume", tiers: [{ upTo: "5", rate: "1" }] } }),
      /^lines\[0\]\.pricing\.tiers\[0\]\.upTo: the last tier has to be open/,
    ],
    [
      "tiers that do not ascend",
      withLine(0, {
        pricing: {
          model: "graduated",
          tiers: [
            { upTo: "5", rate: "1" },
            { upTo: "5.0", rate: "1" },
            { upTo: null, rate: "1" },
          ],
        },
      }),
      /^lines\[0\]\.pricing\.tiers\[1\]\.upTo: tiers have to ascend: 5.0 does not lie above 5/,
    ],
    [
      "steps without rounding per record",
      withLine(0, { record: { steps: [{ from: "0", step: "60", rate: "0.2" }] } }),
      /^lines\[0\]\.record\.steps: steps need "rounding"/,
    ],
    [
      "an increment of nothing",
      withLine(0, { record: { next: "0" } }),
      /^lines\[0\]\.record\.next: has to be greater/,
    ],
    [
      "an amount finer than a micro",
      withLine(1, { amount: "0.0000001" }),
      /^lines\[1\]\.amount: is not an amount/,
    ],
  ])("refuse %s by its path", (_name, input, expected) => {
    expect(faultsOf(input)).toEqual([expect.stringMatching(expected)]);
  });
});
