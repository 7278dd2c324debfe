import { usageAlertPage } from "../portfolio-reads/alert-page.ts";
import type { Reader } from "../portfolio-reads/reader.ts";
import { agreementZones } from "./agreement-zones.ts";
import { billPage } from "./bill-page.ts";
import { chargeSpans } from "./charge-spans.ts";
import { chargeSums } from "./charge-sums.ts";
import { chargesByPeriod } from "./charges-by-period.ts";
import { countRecords } from "./count-records.ts";
import { dueBills } from "./due-bills.ts";
import { heldUsage } from "./held-usage.ts";
import { leftSubscribers } from "./left-subscribers.ts";
import { lineDays, lineRecords } from "./line-records.ts";
import { packedCharges, packedRecords } from "./packed-records.ts";
import { planRatings } from "./plan-ratings.ts";
import { lineQuantities, quantityRanks } from "./rated-quantities.ts";
import { lastRecordAt, newSimsAbroad, simPeaks, spendPeaks } from "./sim-peaks.ts";
import { statementPage } from "./statement-page.ts";
import { subscriberPage } from "./subscriber-page.ts";
import { subscriberUsage } from "./subscriber-usage.ts";
import { takenIdentifiers } from "./taken-identifiers.ts";
import { ticketPage } from "./ticket-page.ts";
import { usageDayTotals } from "./usage-day-totals.ts";
import { usageMonths } from "./usage-months.ts";
import { waitingRecords } from "./waiting-records.ts";

/** What an operator's door asks of the shared tables in SQL of its own, by name; the operator's rows only. */
export function operatorReads(reader: Reader) {
  return {
    agreementZones: agreementZones.bind(null, reader),
    billPage: billPage.bind(null, reader),
    chargesByPeriod: chargesByPeriod.bind(null, reader),
    dueBills: dueBills.bind(null, reader),
    leftSubscribers: leftSubscribers.bind(null, reader),
    planRatings: planRatings.bind(null, reader),
    statementPage: statementPage.bind(null, reader),
    subscriberPage: subscriberPage.bind(null, reader),
    takenIdentifiers: takenIdentifiers.bind(null, reader),
    ticketPage: ticketPage.bind(null, reader),
    usageAlertPage: usageAlertPage.bind(null, reader),
  };
}

/** The same of an operator's raw usage, which its schema alone holds. No read selects what a record cost. */
export function operatorUsageReads(reader: Reader) {
  return {
    chargeSpans: chargeSpans.bind(null, reader),
    chargeSums: chargeSums.bind(null, reader),
    countRecords: countRecords.bind(null, reader),
    dayTotals: usageDayTotals.bind(null, reader),
    heldUsage: heldUsage.bind(null, reader),
    lastRecordAt: lastRecordAt.bind(null, reader),
    lineDays: lineDays.bind(null, reader),
    lineQuantities: lineQuantities.bind(null, reader),
    lineRecords: lineRecords.bind(null, reader),
    months: usageMonths.bind(null, reader),
    newSimsAbroad: newSimsAbroad.bind(null, reader),
    packedCharges: packedCharges.bind(null, reader),
    packedRecords: packedRecords.bind(null, reader),
    quantityRanks: quantityRanks.bind(null, reader),
    simPeaks: simPeaks.bind(null, reader),
    spendPeaks: spendPeaks.bind(null, reader),
    subscriberUsage: subscriberUsage.bind(null, reader),
    waitingRecords: waitingRecords.bind(null, reader),
  };
}

export type OperatorReads = ReturnType<typeof operatorReads>;
export type OperatorUsageReads = ReturnType<typeof operatorUsageReads>;
