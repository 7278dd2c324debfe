import { accruedShortfalls } from "./accrued-shortfalls.ts";
import { alertPage } from "./alert-page.ts";
import { findComparedNet } from "./compared-net.ts";
import { correctionPage, correctionSums, usagePeriods } from "./correction-page.ts";
import { costDrivers, costSeriesOf } from "./cost-series.ts";
import { deletionObstacles } from "./deletion-obstacles.ts";
import { exceptionAges, findWorstException } from "./exception-ages.ts";
import { exceptionPage } from "./exception-page.ts";
import { exposures } from "./exposures.ts";
import { fileQuarantines, fileSums } from "./file-contents.ts";
import { attributionSums, quarantineLately } from "./file-quality.ts";
import { heldInventory } from "./held-inventory.ts";
import { invoiceLines } from "./invoice-lines.ts";
import { invoicePage } from "./invoice-page.ts";
import { ledgerBalances } from "./ledger-balances.ts";
import { operatorUsage } from "./operator-usage.ts";
import { findInvoicePayable } from "./payable-invoices.ts";
import { periodSettlements } from "./period-settlements.ts";
import { periodStandings } from "./period-standings.ts";
import { portfolioSpans } from "./portfolio-span.ts";
import { quarantineGroups } from "./quarantine-groups.ts";
import { quarantineFiles, quarantineSums } from "./quarantine-sums.ts";
import type { Reader } from "./reader.ts";
import { receivableAges, receivableSums } from "./receivable-ages.ts";
import { retailSpans, retailTotals } from "./retail-totals.ts";
import { findRunExtract } from "./run-extract.ts";
import { sequenceBreaks } from "./sequence-breaks.ts";
import { settledLines } from "./settled-lines.ts";
import { settledSums } from "./settled-sums.ts";
import { sourceStandings } from "./source-standings.ts";
import { statementList, statementSums } from "./statement-list.ts";
import { statementStandings } from "./statement-standings.ts";
import { countTicketHeads, freeTicketOperators, ticketHeads, ticketSums } from "./ticket-heads.ts";
import { unsealedAudit } from "./unsealed-audit.ts";
import { usageAccruals } from "./usage-accruals.ts";
import { usageFilePage } from "./usage-file-page.ts";
import { meanFile, nobodysFiles, usageFindings } from "./usage-findings.ts";
import { readUsageQuality } from "./usage-quality.ts";
import { variances } from "./variances.ts";
import { findWorstReceivable } from "./worst-receivable.ts";

/** Every statement the portfolio asks in SQL of its own, by name: sums and pages over all operators. */
export function portfolioReads(reader: Reader) {
  return {
    accruedShortfalls: accruedShortfalls.bind(null, reader),
    alertPage: alertPage.bind(null, reader),
    attributionSums: attributionSums.bind(null, reader),
    correctionPage: correctionPage.bind(null, reader),
    correctionSums: correctionSums.bind(null, reader),
    costDrivers: costDrivers.bind(null, reader),
    costSeriesOf: costSeriesOf.bind(null, reader),
    deletionObstacles: deletionObstacles.bind(null, reader),
    exceptionAges: exceptionAges.bind(null, reader),
    exceptionPage: exceptionPage.bind(null, reader),
    countTicketHeads: countTicketHeads.bind(null, reader),
    exposures: exposures.bind(null, reader),
    fileQuarantines: fileQuarantines.bind(null, reader),
    fileSums: fileSums.bind(null, reader),
    findComparedNet: findComparedNet.bind(null, reader),
    findInvoicePayable: findInvoicePayable.bind(null, reader),
    findRunExtract: findRunExtract.bind(null, reader),
    findWorstException: findWorstException.bind(null, reader),
    findWorstReceivable: findWorstReceivable.bind(null, reader),
    freeTicketOperators: freeTicketOperators.bind(null, reader),
    heldInventory: heldInventory.bind(null, reader),
    ledgerBalances: ledgerBalances.bind(null, reader),
    invoiceLines: invoiceLines.bind(null, reader),
    invoicePage: invoicePage.bind(null, reader),
    meanFile: meanFile.bind(null, reader),
    nobodysFiles: nobodysFiles.bind(null, reader),
    operatorUsage: operatorUsage.bind(null, reader),
    periodSettlements: periodSettlements.bind(null, reader),
    periodStandings: periodStandings.bind(null, reader),
    portfolioSpans: portfolioSpans.bind(null, reader),
    quarantineFiles: quarantineFiles.bind(null, reader),
    quarantineGroups: quarantineGroups.bind(null, reader),
    quarantineLately: quarantineLately.bind(null, reader),
    quarantineSums: quarantineSums.bind(null, reader),
    readUsageQuality: readUsageQuality.bind(null, reader),
    receivableAges: receivableAges.bind(null, reader),
    receivableSums: receivableSums.bind(null, reader),
    retailSpans: retailSpans.bind(null, reader),
    retailTotals: retailTotals.bind(null, reader),
    sequenceBreaks: sequenceBreaks.bind(null, reader),
    settledLines: settledLines.bind(null, reader),
    settledSums: settledSums.bind(null, reader),
    sourceStandings: sourceStandings.bind(null, reader),
    statementList: statementList.bind(null, reader),
    statementStandings: statementStandings.bind(null, reader),
    statementSums: statementSums.bind(null, reader),
    ticketHeads: ticketHeads.bind(null, reader),
    ticketSums: ticketSums.bind(null, reader),
    unsealedAudit: unsealedAudit.bind(null, reader),
    usageAccruals: usageAccruals.bind(null, reader),
    usageFilePage: usageFilePage.bind(null, reader),
    usagePeriods: usagePeriods.bind(null, reader),
    usageFindings: usageFindings.bind(null, reader),
    variances: variances.bind(null, reader),
  };
}

export type PortfolioReads = ReturnType<typeof portfolioReads>;
