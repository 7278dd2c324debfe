import { expect, test } from "vitest";
import { priceQuantity } from "../agreement/price-quantity.ts";
import type { Tier } from "../agreement/types.ts";
import { compareExact, divideExact, exact, parseExact, ZERO } from "../money/exact.ts";
import { labelAt, periodOf } from "../period/period.ts";
import type { Validity } from "../plan/types.ts";
import { consume } from "./consume.ts";
import golden from "./golden/billrun-bundles.json" with { type: "json" };
import { openBalances } from "./open-balances.ts";
import { bundle, member, terms } from "./terms.fixture.ts";
import type { Balances, Holding } from "./types.ts";

const ZONE = "Asia/Jerusalem";
const DAY = 86_400_000;
const ANY_TIME = "2017-09-15T12:00:00+03:00";

interface WrittenHolding {
  readonly holder: string;
  readonly key: string;
  readonly service: string;
  readonly zones: readonly string[];
  readonly allowance: number;
  readonly isShared: boolean;
  readonly lasts: string;
  readonly from?: string;
  readonly to?: string;
}

function readHolding(written: WrittenHolding): Holding {
  const { holder, key, from = "2016-01-01", to = "2099-12-31" } = written;
  const validFrom = Date.parse(`${from}T00:00:00+03:00`);
  // The last day is included.
  const validUntil = Date.parse(`${to}T00:00:00+03:00`) + DAY;
  const one = bundle({
    services: [written.service === "data" ? "data" : "voice"],
    zones: written.zones,
    allowance: BigInt(written.allowance),
    ...(written.isShared ? { pool: { memberCapUnits: null } } : {}),
  });
  const days = (validUntil - validFrom) / DAY;
  const validity: Validity =
    written.lasts === "days"
      ? { lasts: "days", days, startsOn: "date" }
      : { lasts: written.lasts === "period" ? "period" : "open" };
  return { holder, key, terms: terms([one], validity), validFrom, validUntil };
}

/** Tiers of [up to, price per interval, seconds of an interval], for tenths of a second. */
function priceOf(tiers: readonly (readonly (string | number | null)[])[], tenths: number) {
  const read = tiers.map(([upTo, price, interval]): Tier => {
    const block = parseExact(String(interval));
    return {
      upTo: upTo === null ? null : parseExact(String(upTo)),
      rate: divideExact(parseExact(String(price)), block),
      flat: ZERO,
      block,
    };
  });
  return priceQuantity({ model: "graduated", tiers: read }, exact(BigInt(tenths), 10n));
}

type Round = (typeof golden.rounds)[number];

function wrongRows({ holdings, tariffs, rows }: Round): string[] {
  const held = (holdings as readonly WrittenHolding[]).map(readHolding);
  const ofMonth = new Map<string, Balances>();
  const tariffOf = new Map(Object.entries(tariffs));
  const holders = held.filter(({ terms: { bundles } }) => bundles[0]?.pool).map(({ holder }) => holder);
  const users = [...new Set(rows.map(({ user }) => user))];
  const members = [...new Set(holders)].flatMap((holder) => users.map((user) => member(user, { holder })));
  return rows.flatMap((row) => {
    const at = Date.parse(row.at ?? ANY_TIME);
    const month = labelAt(at, ZONE);
    const period = periodOf(month, ZONE);
    const balances = ofMonth.get(month) ?? openBalances({ period, holdings: held, carried: [], members });
    const service = row.service === "data" ? "data" : "voice";
    const { zone, user } = row;
    const quantity = BigInt(row.quantity);
    const result = consume(balances, { user, service, direction: "mo", zone, at, quantity });
    ofMonth.set(month, result.balances);
    const covered = result.covered.reduce((sum, part) => sum + part.quantity, 0n);
    const isRight =
      covered === BigInt(row.covered) &&
      (row.over === null || result.over === BigInt(row.over)) &&
      compareExact(priceOf(tariffOf.get(zone) ?? [], Number(result.over)), parseExact(row.amount)) === 0;
    return isRight ? [] : [row.from];
  });
}

test("BillRun's bundles, shared accounts, pools and passes come out, the rest at its price", () => {
  const wrong = golden.rounds.flatMap(wrongRows);
  const run = golden.rounds.reduce((sum, { rows }) => sum + rows.length, 0);
  console.log(`oracles: ${run - wrong.length} of ${golden.inSource} BillRun bundle rows`);
  expect(wrong).toEqual([]);
  expect(run).toBe(74);
});
