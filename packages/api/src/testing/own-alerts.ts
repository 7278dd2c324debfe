import type { Finding } from "@tributary/domain/alert/types";
import { portfolioBook } from "@tributary/services/alert/portfolio-book";
import { usageBook } from "@tributary/services/alert/usage-book";
import type { ApiWorld } from "./api-world.ts";

const figures = {
  severity: "warning",
  ...{ currency: "EUR", atRiskMicros: 12_000_000n, measured: 4n, limit: 1n, usual: null },
  drivers: [],
} as const;

/** An alert of the portfolio about an operator, found as detectors find. */
export function addPortfolioAlert(
  { world: { db } }: ApiWorld,
  operatorId: string,
  mark: string,
): Promise<string> {
  const finding: Finding = {
    ...{ ...figures, detector: "margin-floor", subject: `${operatorId}/EUR`, fingerprint: mark, operatorId },
    ...{ unit: "bps", excuse: { setting: "floorBps", value: 4 } },
  };
  return portfolioBook(db).add(finding, new Date());
}

/** An alert of an operator's own about one of its SIMs. */
export function addUsageAlert({ test }: ApiWorld, ownerId: string, mark: string): Promise<string> {
  const db = test.operatorDb(ownerId);
  const finding: Finding = {
    ...{ ...figures, detector: "sim-messages", subject: mark, fingerprint: mark, operatorId: null },
    ...{ unit: "events", excuse: { setting: "limit", value: 4 } },
  };
  return usageBook(db.shared, ownerId).add(finding, new Date());
}
