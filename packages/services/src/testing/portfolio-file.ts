import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { PortfolioInput } from "../portfolio/schema.ts";
import { PLAIN_TERMS, TEN_PERCENT } from "./terms.ts";

/** One network, one agreement and two operators with a SIM each. */
export function smallPortfolio(): PortfolioInput {
  return structuredClone<PortfolioInput>({
    mnos: [{ code: "de1", name: "Nordnetz", country: "DE", tadig: "DEUXX", senders: ["Nordnetz AG"] }],
    agreements: [
      {
        code: "de1-2026",
        mno: "de1",
        name: "Nordnetz 2026",
        versions: [{ effectiveFrom: "2026-01-01", terms: PLAIN_TERMS }],
      },
    ],
    operators: [
      {
        code: "alfa",
        name: "Alfa Mobile",
        currency: "EUR",
        liveFrom: "2025-01-01",
        margins: [{ agreement: "de1-2026", effectiveFrom: "2026-01-01", terms: TEN_PERCENT }],
        sims: [
          {
            agreement: "de1-2026",
            imsi: "262010000000001",
            msisdn: "4915100000001",
            validFrom: "2025-01-01",
          },
        ],
        revenues: [{ agreement: "de1-2026", period: "2026-10", netRevenue: "412350.40" }],
      },
      {
        code: "beta",
        name: "Beta Talk",
        currency: "EUR",
        liveFrom: "2025-01-01",
        margins: [{ agreement: "de1-2026", effectiveFrom: "2026-01-01", terms: TEN_PERCENT }],
        ranges: [
          {
            agreement: "de1-2026",
            kind: "imsi",
            first: "262010000100000",
            last: "262010000199999",
            validFrom: "2025-01-01",
          },
        ],
      },
    ],
    sources: [
      {
        code: "de1-cdr",
        agreement: "de1-2026",
        mapping: {
          format: "csv",
          occurredAt: { columns: ["time"], format: "yyyy-MM-ddTHH:mm:ssX" },
          imsi: "imsi",
          service: { default: "data" },
          zone: [{ by: "constant", value: "domestic" }],
          volume: { columns: ["bytes"], unit: "bytes" },
        },
      },
    ],
    fxRates: [{ base: "EUR", quote: "SEK", validOn: "2026-08-31", rate: "11.2345", source: "ECB" }],
  });
}

/** A folder of its own for portfolio files and what stands beside them. */
export function portfolioFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "portfolio-"));
  return {
    write(content: unknown, name = "portfolio.json"): string {
      const file = path.join(folder, name);
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
