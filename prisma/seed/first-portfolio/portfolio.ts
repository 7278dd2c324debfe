import { agreements, mnos } from "./agreements.ts";
import { homeOf } from "./operators.ts";
import { sources } from "./sources.ts";
import { agreementOf, currencyOf } from "./tariff.ts";

const terms = (side: "de" | "uk", components: readonly object[], more: object = {}) => ({
  agreement: agreementOf[side],
  effectiveFrom: "2026-01-01",
  terms: { currency: currencyOf[side], components, ...more },
});

const operator = (
  code: string,
  name: string,
  currency: string,
  margins: readonly object[],
  more: object = {},
) => ({
  code,
  name,
  currency,
  liveFrom: "2025-06-01",
  margins,
  ...more,
});

const revenues = (agreement: string, amounts: readonly string[]) =>
  amounts.map((netRevenue, index) => ({
    agreement,
    period: `2026-${String(index + 8).padStart(2, "0")}`,
    netRevenue,
    isProvisional: index === 2,
  }));

/**
 * Eight operators of very different size; between them they have every kind of margin that adds
 * to the cost, and both presentations.
 */
const operators = [
  operator("aurora", "Aurora Mobil", "EUR", [terms("de", [{ kind: "markup", bps: 800, base: "usage" }])]),
  operator("brisa", "Brisa Talk", "EUR", [
    terms(
      "de",
      [
        { kind: "per-unit", lines: ["DATA-DOM"], fee: "0.05" },
        { kind: "per-unit", lines: ["SIM"], fee: "0.02" },
      ],
      { presentation: "cost-plus" },
    ),
  ]),
  operator(
    "cobalt",
    "Cobalt Telemetry",
    "EUR",
    [terms("de", [{ kind: "fixed", amount: "750", isProrated: true }])],
    {
      status: "terminated",
      liveUntil: "2026-09-18",
    },
  ),
  operator("dune", "Dune Mobile", "EUR", [
    terms("de", [
      {
        kind: "tiered",
        tiers: [
          { upTo: "1000", bps: 1_000 },
          { upTo: null, bps: 700 },
        ],
        base: "cost",
      },
    ]),
  ]),
  operator(
    "ember",
    "Ember Reisen SIM",
    "EUR",
    [
      terms("de", [{ kind: "revenue-share", bps: 300, of: "revenue" }]),
      terms("uk", [{ kind: "markup", bps: 1_200, base: "cost" }]),
    ],
    { revenues: revenues(agreementOf.de, ["14820.40", "11975.10", "9640.00"]) },
  ),
  operator("fjord", "Fjord Connect", "GBP", [
    terms(
      "uk",
      [
        { kind: "markup", bps: 500, base: "usage" },
        { kind: "fixed", amount: "120", isProrated: true },
      ],
      { minimum: "150", maximum: "260" },
    ),
  ]),
  operator(
    "grove",
    "Grove Telecom",
    "GBP",
    [
      terms("uk", [{ kind: "markup", bps: 900, base: { lines: ["UK-DATA", "UK-DATA-EU"] } }], {
        presentation: "cost-plus",
      }),
    ],
    {
      ranges: [
        {
          agreement: agreementOf.uk,
          kind: "imsi",
          first: `${homeOf.uk}2000000000`,
          last: `${homeOf.uk}2000009999`,
          validFrom: "2025-06-01",
        },
      ],
    },
  ),
  operator(
    "harbor",
    "Harbor Voice",
    "GBP",
    [terms("uk", [{ kind: "revenue-share", bps: 2_000, of: "revenue-less-cost" }])],
    {
      revenues: revenues(agreementOf.uk, ["2140.00", "2265.50", "2310.00"]),
    },
  ),
];

const fxRates = [
  ["2026-08-31", "1.1537"],
  ["2026-09-30", "1.1489"],
  ["2026-10-31", "1.1512"],
].map(([validOn, rate]) => ({
  base: "GBP",
  quote: "EUR",
  validOn,
  rate,
  source: "treasury desk, month-end fixing",
}));

export const portfolio = { mnos, agreements, operators, simFiles: [{ path: "sims.csv" }], sources, fxRates };
