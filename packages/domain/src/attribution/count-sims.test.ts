import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SimLine } from "../agreement/types.ts";
import { compareExact, exact, parseExact, sumExact } from "../money/exact.ts";
import { periodOf } from "../period/period.ts";
import { countSims } from "./count-sims.ts";
import type { SimAssignment } from "./types.ts";

const october = periodOf("2026-10", "Europe/Berlin");
const at = (text: string): number => Date.parse(text);
const line = (countOn: SimLine["countOn"]): SimLine => ({
  kind: "sim",
  code: "SIM",
  description: "SIM fee",
  countOn,
  pricing: { model: "per-unit", rate: parseExact("0.25") },
});
const sim = (
  operatorId: string,
  validFrom: number,
  validUntil: number | null,
  imsi = "1",
): SimAssignment => ({
  id: `${operatorId}-${validFrom}`,
  operatorId,
  imsi,
  iccid: null,
  msisdn: null,
  validFrom,
  validUntil,
  isTest: false,
});
const counts = (countOn: SimLine["countOn"], sims: SimAssignment[]) =>
  Object.fromEntries(
    countSims(line(countOn), october, sims).map(({ operatorId, count }) => [operatorId, count]),
  );

describe("a SIM that moves from A to B on the 15th at 10:00", () => {
  const move = at("2026-10-15T08:00:00Z");
  const moved = [sim("A", 0, move), sim("B", move, null)];

  test("counted at the period's end is B's", () => {
    expect(counts("end", moved)).toEqual({ B: exact(1n) });
  });

  test("counted on any day is due from both", () => {
    expect(counts("any", moved)).toEqual({ A: exact(1n), B: exact(1n) });
  });

  test("prorated is A's for 15 days, B's for 16: the day of the move counts once", () => {
    expect(counts("prorated", moved)).toEqual({ A: exact(15n, 31n), B: exact(16n, 31n) });
  });
});

describe("what counts", () => {
  test("a SIM that ends exactly at the period's end is held at its end", () => {
    expect(counts("end", [sim("A", 0, october.endsAt)])).toEqual({ A: exact(1n) });
    expect(counts("end", [sim("A", 0, october.endsAt - 1)])).toEqual({});
    expect(counts("any", [sim("A", 0, october.startsAt)])).toEqual({});
    expect(counts("any", [sim("A", october.endsAt, null)])).toEqual({});
  });

  test("test SIMs count for wholesale", () => {
    expect(counts("end", [{ ...sim("A", 0, null), isTest: true }])).toEqual({ A: exact(1n) });
  });

  test("a change of number within one operator does not make a second SIM", () => {
    const change = at("2026-10-10T12:00:00Z");
    const rows = [sim("A", 0, change), sim("A", change, null)];
    expect(counts("any", rows)).toEqual({ A: exact(1n) });
    expect(counts("prorated", rows)).toEqual({ A: exact(1n) });
  });

  test("days are the agreement's: activated 31 October 23:30 in Berlin has one day", () => {
    expect(counts("prorated", [sim("A", at("2026-10-31T22:30:00Z"), null)])).toEqual({ A: exact(1n, 31n) });
  });
});

test("however often SIMs move, the prorated parts of one SIM never exceed one month", () => {
  const day = 86_400_000;
  const anyMoves = fc.array(
    fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 0, max: 31 * day }), fc.nat(9 * day)),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const rows = moves.map(([operatorId, offset, length]) =>
        sim(operatorId, october.startsAt + offset, october.startsAt + offset + length),
      );
      const parts = countSims(line("prorated"), october, rows);
      expect(compareExact(sumExact(parts.map(({ count }) => count)), exact(1n))).toBeLessThanOrEqual(0);
      expect(countSims(line("prorated"), october, rows.toReversed())).toEqual(parts);
    }),
  );
});
