import type { OperatorTemplateTermsInput } from "@tributary/db/terms/operator-template-terms-schema";
import { TEN_PERCENT } from "./terms.ts";
import { AGREEMENT } from "./world.ts";

/** A data plan of 10.00 a month with 2 GB, then 3.00 per GB; 10 % margin under the world's agreement. */
export const DATA_TEMPLATE = {
  currency: "EUR",
  margins: [{ agreement: AGREEMENT, terms: TEN_PERCENT }],
  rateCards: [
    {
      code: "standard",
      name: "Standard",
      terms: {
        currency: "EUR",
        zone: "Europe/Berlin",
        rounding: { mode: "half-up", scale: 6 },
        zones: { plmns: { "26201": "domestic" }, prefixes: {} },
        rates: [
          {
            code: "DATA",
            description: "Data",
            services: ["data"],
            zones: ["domestic"],
            unit: { name: "GB", size: "1000000000" },
            bands: [{ name: "always", pricing: { model: "per-unit", rate: "3" } }],
          },
        ],
      },
    },
  ],
  plans: [
    {
      code: "M",
      name: "Medium",
      rateCard: "standard",
      terms: {
        fees: [{ code: "BASE", description: "Monthly fee", amount: "10", taxCode: "standard" }],
        bundles: [
          {
            code: "2GB",
            description: "2 GB included",
            services: ["data"],
            allowance: "2000000000",
            unit: { name: "GB", size: "1000000000" },
          },
        ],
      },
    },
  ],
  billing: {
    currency: "EUR",
    zone: "Europe/Berlin",
    taxes: [{ code: "standard", treatment: "exclusive", bps: 1_900 }],
    usageTaxCode: "standard",
    rounding: { mode: "half-up", scale: 2, taxPer: "group" },
    billNumbers: { prefix: "R-{yyyy}-", digits: 6 },
    creditNumbers: { prefix: "G-{yyyy}-", digits: 6 },
    dueDays: 14,
  },
  retention: [{ dataClass: "usage", months: 12 }],
  roles: ["operator-admin"],
} as const satisfies OperatorTemplateTermsInput;

/** Who sells, as it is known when an operator is made. */
export const SELLER = {
  ...{ name: "Delta Mobil GmbH", street: "Ring 4", postalCode: "50667", city: "Köln" },
  ...{ country: "DE", taxId: "DE123456789" },
} as const;
