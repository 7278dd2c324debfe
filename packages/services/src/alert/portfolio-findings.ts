import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { disputeDeadlines, missingInvoices } from "@tributary/domain/alert/deadline-detectors";
import { numberOf } from "@tributary/domain/alert/detectors";
import {
  attributionDrops,
  lateFiles,
  quarantineGrowth,
  sequenceGaps,
} from "@tributary/domain/alert/file-detectors";
import {
  commitmentsAtRisk,
  creditExposures,
  marginsBelowFloor,
} from "@tributary/domain/alert/money-detectors";
import { type AlertRule, lowestOf, type SettingsFor, settingsBy } from "@tributary/domain/alert/rules";
import type { Finding } from "@tributary/domain/alert/types";
import { usageAnomalies } from "@tributary/domain/alert/usage-anomaly";
import { dayAt } from "@tributary/domain/period/period";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { addDays } from "@tributary/domain/statement/add-days";
import { loadCurrency, loadNotices, loadSources } from "./load-figures.ts";

const DAY = 86_400_000;
/** Eight weeks, and the days that are watched at most. */
const DAYS_READ = 8 * 7 + 32;

/** Looks at the sums of the whole portfolio. */
export async function portfolioFindings(
  db: PortfolioDb,
  rules: readonly AlertRule[],
  at: Date,
): Promise<Finding[]> {
  const settingsFor = settingsBy(rules);
  const currencies = await db.agreement.findMany({ distinct: ["currency"], select: { currency: true } });
  const [anomalies, sources, notices, files, figures] = await Promise.all([
    anomaliesAt(db, rules, settingsFor, at),
    loadSources(db, at),
    loadNotices(db, at),
    fileFindings(db, settingsFor, at),
    Promise.all(currencies.map(({ currency }) => loadCurrency(db, currency, at))),
  ]);
  return [
    ...anomalies,
    ...lateFiles(sources, settingsFor),
    ...sequenceGaps(sources, settingsFor),
    ...files,
    ...disputeDeadlines(notices, settingsFor),
    ...figures.flatMap(({ margins, credits, commitments, unbilled }) => [
      ...marginsBelowFloor(margins, settingsFor),
      ...creditExposures(credits, settingsFor),
      ...commitmentsAtRisk(commitments, settingsFor),
      ...missingInvoices(unbilled, settingsFor),
    ]),
  ];
}

async function anomaliesAt(
  db: PortfolioDb,
  rules: readonly AlertRule[],
  settingsFor: SettingsFor,
  at: Date,
): Promise<Finding[]> {
  const agreements = await db.agreement.findMany({ select: { id: true, zone: true } });
  const todays = new Map(agreements.map(({ id, zone }) => [id, dayAt(at.getTime(), zone)]));
  const [first, last] = [...todays.values()].sort().flatMap((day, index, all) => {
    return index === 0 || index === all.length - 1 ? [day] : [];
  });
  if (first === undefined) return [];
  const lowest = (name: string) => lowestOf(rules, "usage-anomaly", name);
  const rows = await db.reads.costSeriesOf({
    from: addDays(first, -DAYS_READ),
    until: last ?? first,
    // A day is odd by more than this, upwards or down from it: a series that never cost so much cannot be.
    leastMicros: BigInt(Math.min(lowest("floor"), lowest("newcomer"))) * 1_000_000n,
  });
  const series = rows.map((row) => ({
    ...row,
    days: new Map(Object.entries(row.days).map(([day, micros]) => [day, BigInt(micros)])),
  }));
  const findings = [...groupBy(series, ({ agreementId }) => agreementId)].flatMap(([id, own]) =>
    usageAnomalies(own, todays.get(id) ?? first, settingsFor),
  );
  return Promise.all(findings.map((finding) => withDrivers(db, finding)));
}

/** What a day that stands out is made of: the largest parts by operator, zone and file. */
async function withDrivers(db: PortfolioDb, finding: Finding): Promise<Finding> {
  const idOf = (kind: string) => finding.drivers.find((driver) => driver.kind === kind)?.id;
  const [operatorId, zone] = [idOf("operator"), idOf("zone")];
  const parts = await db.reads.costDrivers({
    ...{ agreementId: idOf("agreement") ?? "", service: idOf("service") ?? "", day: idOf("day") ?? "" },
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(zone === undefined ? {} : { zone }),
  });
  const more = parts.flatMap((part) => [
    ...(operatorId === undefined && part.operatorId !== null
      ? [{ kind: "operator", id: part.operatorId, amount: part.chargeMicros } as const]
      : []),
    ...(zone === undefined ? [{ kind: "zone", id: part.zone, amount: part.chargeMicros } as const] : []),
    { kind: "usage-file", id: String(part.fileId), amount: part.chargeMicros } as const,
  ]);
  return { ...finding, drivers: [...finding.drivers, ...more] };
}

async function fileFindings(db: PortfolioDb, settingsFor: SettingsFor, at: Date): Promise<Finding[]> {
  const lately = (detector: "attribution-drop" | "quarantine-growth") => ({
    from: new Date(at.getTime() - numberOf(settingsFor(detector, ""), "watchDays") * DAY),
    until: new Date(at.getTime() + 1),
  });
  const [attributions, quarantines] = await Promise.all([
    db.reads.attributionSums(lately("attribution-drop")),
    db.reads.quarantineLately(lately("quarantine-growth")),
  ]);
  return [
    ...attributionDrops(
      attributions.map((sum) => ({
        ...sum,
        lately: { accepted: sum.acceptedLately, attributed: sum.attributedLately },
        before: { accepted: sum.acceptedBefore, attributed: sum.attributedBefore },
      })),
      settingsFor,
    ),
    ...quarantineGrowth(quarantines, settingsFor),
  ];
}
