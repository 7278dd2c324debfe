import { accruedShortfalls } from "./accrued-shortfalls.ts";
import { exceptionAges, findWorstException } from "./exception-ages.ts";
import { exceptionPage } from "./exception-page.ts";
import { exposures } from "./exposures.ts";
import { periodSettlements } from "./period-settlements.ts";
import { periodStandings } from "./period-standings.ts";
import { portfolioSpans } from "./portfolio-span.ts";
import { quarantineGroups } from "./quarantine-groups.ts";
import type { Reader } from "./reader.ts";
import { receivableAges, receivableSums } from "./receivable-ages.ts";
import { findRunExtract } from "./run-extract.ts";
import { settledSums } from "./settled-sums.ts";
import { statementList, statementSums } from "./statement-list.ts";
import { statementStandings } from "./statement-standings.ts";
import { unsealedAudit } from "./unsealed-audit.ts";
import { usageAccruals } from "./usage-accruals.ts";
import { readUsageQuality } from "./usage-quality.ts";
import { variances } from "./variances.ts";

/** Every statement the portfolio asks in SQL of its own, by name: sums and pages over all operators. */
export function portfolioReads(reader: Reader) {
  return {
    accruedShortfalls: accruedShortfalls.bind(null, reader),
    exceptionAges: exceptionAges.bind(null, reader),
    exceptionPage: exceptionPage.bind(null, reader),
    exposures: exposures.bind(null, reader),
    findRunExtract: findRunExtract.bind(null, reader),
    findWorstException: findWorstException.bind(null, reader),
    periodSettlements: periodSettlements.bind(null, reader),
    periodStandings: periodStandings.bind(null, reader),
    portfolioSpans: portfolioSpans.bind(null, reader),
    quarantineGroups: quarantineGroups.bind(null, reader),
    readUsageQuality: readUsageQuality.bind(null, reader),
    receivableAges: receivableAges.bind(null, reader),
    receivableSums: receivableSums.bind(null, reader),
    settledSums: settledSums.bind(null, reader),
    statementList: statementList.bind(null, reader),
    statementStandings: statementStandings.bind(null, reader),
    statementSums: statementSums.bind(null, reader),
    unsealedAudit: unsealedAudit.bind(null, reader),
    usageAccruals: usageAccruals.bind(null, reader),
    variances: variances.bind(null, reader),
  };
}

export type PortfolioReads = ReturnType<typeof portfolioReads>;
