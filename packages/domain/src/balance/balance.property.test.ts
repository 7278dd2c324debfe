import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bundle, Rollover } from "../plan/types.ts";
import { closePeriod } from "./close-period.ts";
import { consume } from "./consume.ts";
import { openBalances } from "./open-balances.ts";
import { carriedFrom, replaceEntries } from "./replace-entries.ts";
import { bundle, DECEMBER, holding, member, NOVEMBER, OCTOBER, usage } from "./terms.fixture.ts";
import type { BalanceEntry, Balances, BundleUsage, Carried, Holding, PoolMembership } from "./types.ts";

const PERIODS = [OCTOBER, NOVEMBER, DECEMBER];
const quantity = fc.bigInt(0n, 400n);
const rollover: fc.Arbitrary<Rollover | null> = fc.option(
  fc.record({ capUnits: quantity, periods: fc.integer({ min: 0, max: 2 }) }),
);

const bundles: fc.Arbitrary<Bundle[]> = fc
  .array(
    fc
      .record({
        allowance: quantity,
        priority: fc.integer({ min: 1, max: 3 }),
        zones: fc.constantFrom(null, ["home"], ["eu"], ["home", "eu"]),
        atEnd: fc.constantFrom("overage" as const, "throttle" as const, "stop" as const),
        isProrated: fc.boolean(),
        rollover,
        pool: fc.option(fc.record({ memberCapUnits: fc.option(quantity) }), { nil: undefined }),
      })
      .map(({ pool, ...rest }) => bundle({ ...rest, ...(pool === undefined ? {} : { pool }) })),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.map((each, index) => ({ ...each, code: `B${index}` })));

const holdings: fc.Arbitrary<Holding[]> = fc
  .array(
    fc
      .record({
        holder: fc.constantFrom("s1", "s2"),
        bundles,
        from: fc.integer({ min: OCTOBER.startsAt - 86_400_000, max: DECEMBER.endsAt }),
        length: fc.option(fc.integer({ min: 1, max: 90 * 86_400_000 })),
      })
      .map(({ holder, bundles: list, from, length }) =>
        holding(list, { holder, validFrom: from, validUntil: length === null ? null : from + length }),
      ),
    { maxLength: 3 },
  )
  .map((list) => list.map((each, index) => ({ ...each, key: `P${index}` })));

const members: fc.Arbitrary<PoolMembership[]> = fc.array(
  fc
    .record({
      user: fc.constantFrom("s2", "s3"),
      bundle: fc.constantFrom("B0", "B1"),
      capUnits: fc.option(quantity),
      from: fc.integer({ min: OCTOBER.startsAt, max: DECEMBER.endsAt }),
      length: fc.option(fc.integer({ min: 1, max: 60 * 86_400_000 })),
    })
    .map(({ from, length, ...rest }) =>
      member(rest.user, { ...rest, from, until: length === null ? null : from + length }),
    ),
  { maxLength: 4 },
);

const records: fc.Arbitrary<BundleUsage[]> = fc
  .array(
    fc.record({
      user: fc.constantFrom("s1", "s2", "s3"),
      zone: fc.constantFrom("home", "eu"),
      quantity,
      at: fc.integer({ min: OCTOBER.startsAt, max: DECEMBER.endsAt - 1 }),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map(({ quantity: used, ...rest }) => usage(used, rest)).sort((a, b) => a.at - b.at));

/** Everything that three months leave, each month's records taken in time order. */
function rateMonths(
  held: readonly Holding[],
  used: readonly BundleUsage[],
  check?: (balances: Balances, record: BundleUsage) => void,
  shared: readonly PoolMembership[] = [],
) {
  const entries: BalanceEntry[] = [];
  let carried: readonly Carried[] = [];
  for (const period of PERIODS) {
    let balances = openBalances({ period, holdings: held, carried, members: shared });
    for (const record of used.filter(({ at }) => at >= period.startsAt && at < period.endsAt)) {
      const result = consume(balances, record);
      const covered = result.covered.reduce((sum, part) => sum + part.quantity, 0n);
      expect(covered + result.over + result.throttled + result.stopped).toBe(record.quantity);
      balances = result.balances;
      check?.(balances, record);
    }
    const closed = closePeriod(balances);
    entries.push(...closed.entries);
    carried = closed.carried;
  }
  return { entries, carried };
}

test("no balance is ever below zero, and what its users used is what is used of it", () => {
  fc.assert(
    fc.property(holdings, records, members, (held, used, shared) => {
      const check = ({ grants }: Balances) => {
        for (const grant of grants) {
          expect((grant.opening ?? 0n) - grant.used).toBeGreaterThanOrEqual(0n);
          const sum = [...grant.usedBy.values()].reduce((total, each) => total + each, 0n);
          expect(sum).toBe(grant.used);
        }
      };
      rateMonths(held, used, check, shared);
    }),
  );
});

test("whoever is no member at the time uses nothing of a pool, and a member no more than its cap", () => {
  fc.assert(
    fc.property(holdings, records, members, (held, used, shared) => {
      const check = ({ grants }: Balances, { user, at }: BundleUsage) => {
        for (const grant of grants) {
          const own = grant.spells.at(-1)?.bundle;
          const usedNow = grant.usedBy.get(user) ?? 0n;
          if (grant.holder === user || usedNow === 0n || own === undefined) continue;
          expect(own.pool).toBeDefined();
          const ever = shared.filter((each) => each.user === user && each.bundle === own.code);
          expect(ever.some(({ from }) => from <= at)).toBe(true);
          const caps = ever.map(({ capUnits }) => capUnits ?? own.pool?.memberCapUnits ?? null);
          expect(caps.some((cap) => cap === null || usedNow <= cap)).toBe(true);
        }
      };
      rateMonths(held, used, check, shared);
    }),
  );
});

test("what members' entries took of a pool is what its records were covered by", () => {
  fc.assert(
    fc.property(holdings, records, members, (held, used, shared) => {
      const covered = new Map<string, bigint>();
      const taken = new Map<string, bigint>();
      const add = (sums: Map<string, bigint>, name: string, more: bigint) => {
        if (more !== 0n) sums.set(name, (sums.get(name) ?? 0n) + more);
      };
      for (const period of PERIODS) {
        let balances = openBalances({ period, holdings: held, carried: [], members: shared });
        for (const record of used.filter(({ at }) => at >= period.startsAt && at < period.endsAt)) {
          const result = consume(balances, record);
          for (const part of result.covered) add(covered, `${part.holder} ${record.user}`, part.quantity);
          balances = result.balances;
        }
        for (const { kind, holder, user, quantity: signed } of closePeriod(balances).entries) {
          if (kind === "use") add(taken, `${holder} ${user}`, -signed);
          else expect(user).toBe(holder);
        }
      }
      expect(taken).toEqual(covered);
    }),
  );
});

test("of a record, the lowest priority pays first, and of one priority the oldest grant", () => {
  fc.assert(
    fc.property(holdings, records, (held, used) => {
      let carried: readonly Carried[] = [];
      for (const period of PERIODS) {
        let before = openBalances({ period, holdings: held, carried });
        for (const record of used.filter(({ at }) => at >= period.startsAt && at < period.endsAt)) {
          const { covered, balances } = consume(before, record);
          const order = covered.map(({ holder, bundle: name, grantPeriod }) => {
            const grant = before.grants.find((each) => each.holder === holder && each.bundle === name);
            return `${grant?.spells.at(-1)?.bundle.priority} ${grantPeriod}`;
          });
          expect(order).toEqual([...order].sort());
          before = balances;
        }
        carried = closePeriod(before).carried;
      }
    }),
  );
});

test("grants less uses and expiries are the balance, period by period", () => {
  fc.assert(
    fc.property(holdings, records, (held, used) => {
      const { entries, carried } = rateMonths(held, used);
      const sorted = (list: readonly Carried[]) =>
        list
          .map(
            ({ holder, bundle: name, grantPeriod, quantity: left }) =>
              `${holder} ${name} ${grantPeriod} ${left}`,
          )
          .sort();
      expect(sorted(carriedFrom(entries))).toEqual(sorted(carried));
      for (const { kind, quantity: signed } of entries) {
        expect(kind === "grant" ? signed > 0n : signed < 0n).toBe(true);
      }
    }),
  );
});

test("a rating that is taken back and done again leaves the same, as does any rating in between", () => {
  fc.assert(
    fc.property(holdings, holdings, records, records, (held, otherwise, used, others) => {
      const first = rateMonths(held, used).entries.filter(({ period }) => period === "2026-10");
      const between = rateMonths(otherwise, others).entries.filter(({ period }) => period === "2026-10");
      const ledger = [...first];
      for (const wanted of [first, between, between, first]) {
        const added = replaceEntries(ledger, wanted);
        for (const { kind, quantity: signed } of added) {
          expect(kind === "grant" || kind === "refund" ? signed > 0n : signed < 0n).toBe(true);
        }
        ledger.push(...added);
        expect(sumsOf(ledger)).toEqual(sumsOf(wanted));
      }
    }),
  );
});

test("within one scope, the order of records in a period changes no sum", () => {
  fc.assert(
    fc.property(
      bundles,
      fc.array(quantity, { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (list, amounts, keys) => {
        const held = [holding(list)];
        const overOf = (order: readonly bigint[]): bigint => {
          let balances = openBalances({ period: OCTOBER, holdings: held, carried: [] });
          return order.reduce((sum, amount) => {
            const result = consume(balances, usage(amount));
            balances = result.balances;
            return sum + result.over + result.throttled + result.stopped;
          }, 0n);
        };
        const keyed = amounts.map((amount) => ({ amount, key: Number(keys.next().value) }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ amount }) => amount);
        expect(overOf(shuffled)).toBe(overOf(amounts));
      },
    ),
  );
});

/** What is left of each grant, without those of which nothing is. */
function sumsOf(entries: readonly BalanceEntry[]): string[] {
  return carriedFrom(entries)
    .map(
      ({ holder, bundle: name, grantPeriod, quantity: left }) => `${holder} ${name} ${grantPeriod} ${left}`,
    )
    .sort();
}
