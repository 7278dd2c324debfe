import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { numberOf, type UsageDetector } from "@tributary/domain/alert/detectors";
import { type FraudFacts, fraudFindings } from "@tributary/domain/alert/fraud-detectors";
import { type AlertRule, lowestOf, settingsBy } from "@tributary/domain/alert/rules";
import type { Finding } from "@tributary/domain/alert/types";
import { homeNetworksOf } from "./home-networks.ts";

const HOUR = 3_600_000;
/** The last day of records, and the longest window before it. */
const HOURS_READ = 48;

/** Looks at the last records of one operator, through its own door. */
export async function usageFindings(
  db: OperatorDb,
  rules: readonly AlertRule[],
  at: Date,
): Promise<Finding<UsageDetector>[]> {
  const settingsFor = settingsBy(rules);
  const last = await db.usage.reads.lastRecordAt(at);
  if (last === null) return [];
  const span = { from: new Date(last.getTime() - HOURS_READ * HOUR), until: new Date(last.getTime() + 1) };
  const minutesOf = (detector: UsageDetector) => numberOf(settingsFor(detector, ""), "windowMinutes");
  const least = (detector: UsageDetector, name: string) => BigInt(lowestOf(rules, detector, name));
  const { reads } = db.usage;
  const premium = settingsFor("premium-number", "").prefixes;
  const prefixes = Array.isArray(premium) ? (premium as readonly string[]) : [];
  const [spend, bytes, seconds, messages, called, abroad] = await Promise.all([
    reads.spendPeaks({
      ...span,
      windowMinutes: minutesOf("sim-spend"),
      above: least("sim-spend", "limit") * 1_000_000n,
    }),
    reads.simPeaks({
      ...{ ...span, measure: "bytes", windowMinutes: minutesOf("sim-data") },
      above: least("sim-data", "limitMegabytes") * 1_000_000n,
    }),
    reads.simPeaks({
      ...{ ...span, measure: "seconds", windowMinutes: minutesOf("sim-voice") },
      above: least("sim-voice", "limitMinutes") * 60n,
    }),
    reads.simPeaks({
      ...{ ...span, measure: "messages", windowMinutes: minutesOf("sim-messages") },
      above: least("sim-messages", "limit"),
    }),
    Promise.all(
      prefixes.map(async (prefix) => {
        const windowMinutes = minutesOf("premium-number");
        const above = least("premium-number", "calls") - 1n;
        const peaks = await reads.simPeaks({ ...span, measure: "calls", windowMinutes, above, prefix });
        return peaks.map((peak) => ({ ...peak, prefix }));
      }),
    ),
    newSims(db, span, numberOf(settingsFor("sim-abroad", ""), "newHours")),
  ]);
  const found = [spend, bytes, seconds, messages, called.flat(), abroad].flat();
  const holders = await holdersOf(db, [...new Set(found.map(({ imsi }) => imsi))]);
  const trace = <Peak extends { readonly imsi: string; readonly at: Date }>({ imsi, ...peak }: Peak) => {
    return { ...peak, sim: simHash(db.operatorId, imsi), subscriberId: holders.get(imsi) ?? null };
  };
  const { currency } = (await db.shared.operator.findFirst({ select: { currency: true } })) ?? {
    currency: "",
  };
  const facts: FraudFacts = {
    spend: spend.map((peak) => ({ ...trace(peak), currency })),
    bytes: bytes.map(trace),
    seconds: seconds.map(trace),
    messages: messages.map(trace),
    premium: called.flat().map((peak) => ({ ...trace(peak), prefix: peak.prefix })),
    abroad: abroad.map((peak) => ({ ...trace(peak), network: peak.network })),
  };
  return fraudFindings(facts, settingsFor);
}

/** Names a SIM without telling which: the same for the operator alone. */
export function simHash(operatorId: string, imsi: string): string {
  return createHash("sha256").update(`${operatorId}:${imsi}`).digest("hex").slice(0, 16);
}

/** Records abroad of SIMs within the first hours of their subscriber. */
async function newSims(db: OperatorDb, span: { readonly from: Date; readonly until: Date }, hours: number) {
  const since = new Date(span.from.getTime() - hours * HOUR);
  const given = await db.shared.subscriberSim.findMany({
    where: { validFrom: { gte: since, lt: span.until } },
    select: { validFrom: true, simCard: { select: { imsis: { select: { imsi: true } } } } },
  });
  const sims = given.flatMap(({ validFrom, simCard }) => {
    return simCard.imsis.map(({ imsi }) => ({ imsi, since: validFrom }));
  });
  const homeNetworks = await homeNetworksOf(db);
  if (sims.length === 0 || homeNetworks.length === 0) return [];
  return db.usage.reads.newSimsAbroad({ ...span, sims, homeNetworks, hours });
}

/** Who holds the SIMs now. */
async function holdersOf(db: OperatorDb, imsis: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (imsis.length === 0) return new Map();
  const rows = await db.shared.simImsi.findMany({
    where: { imsi: { in: [...imsis] } },
    select: {
      imsi: true,
      simCard: { select: { holders: { where: { validUntil: null }, select: { subscriberId: true } } } },
    },
  });
  return new Map(
    rows.flatMap(({ imsi, simCard }) =>
      simCard.holders.map(({ subscriberId }) => [imsi, subscriberId] as const),
    ),
  );
}
