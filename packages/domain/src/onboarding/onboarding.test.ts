import { describe, expect, it } from "vitest";
import { DomainError } from "../error.ts";
import { CHECKLIST } from "./checklist.ts";
import { criticalPath, dueDays, waitedFor } from "./critical-path.ts";
import { lookAgain, openBlockers, openGates, refuseItemStep, refuseOpenGates } from "./lifecycle.ts";
import { nextWait, timeLedger } from "./time-ledger.ts";
import type { Facts, Item, ItemState, Wait } from "./types.ts";

const NOTHING: Facts = {
  ...{ terms: false, imsis: false, network: false, "rate-card": false, plan: false, billing: false },
  ...{ gateway: false, sims: false, numbers: false, admin: false, team: false, rehearsal: false },
};

/** a (3 days) and b (2) before c (4); d (8) by itself. Of a and b, a is looked at by the system. */
function items(states: Partial<Record<"a" | "b" | "c" | "d", ItemState>> = {}): Item[] {
  const base = { track: "network", isGate: true, check: null } as const;
  return [
    { ...base, code: "a", owner: "mno", days: 3, blockedBy: [], check: "imsis", state: states.a ?? "todo" },
    { ...base, code: "b", owner: "operator", days: 2, blockedBy: [], state: states.b ?? "todo" },
    { ...base, code: "c", owner: "mvna", days: 4, blockedBy: ["a", "b"], state: states.c ?? "todo" },
    { ...base, code: "d", owner: "mno", days: 8, blockedBy: [], isGate: false, state: states.d ?? "todo" },
  ];
}

const byCode = (all: readonly Item[], code: string) => all.find((item) => item.code === code) as Item;

describe("the checklist", () => {
  it("names each item once, after its track, and each blocker stands in it", () => {
    const codes = CHECKLIST.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, track, blockedBy } of CHECKLIST) {
      expect(code.startsWith(`${track}.`)).toBe(true);
      expect(blockedBy.filter((blocker) => !codes.includes(blocker))).toEqual([]);
    }
  });

  it("waits longest for the SIM batch: terms 2, IMSI range 5, batch 10, stock 2 make 19 days", () => {
    const path = criticalPath(CHECKLIST.map((plan) => ({ ...plan, state: "todo" as const })));
    expect(path).toEqual({
      codes: ["network.terms", "network.imsi-range", "sim.batch", "sim.stock"],
      days: 2 + 5 + 10 + 2,
    });
  });
});

describe("an item", () => {
  it.each([
    ["a", "done", "x", "The system sees by itself when this is done: set up what it looks at."],
    ["b", "done", "", "Say what shows that it is done: a gate needs evidence."],
    ["b", "skipped", "x", "A gate cannot be left out: it has to be done."],
    ["c", "done", "x", "This waits for a: finish that first."],
  ] as const)("%s does not become %s (evidence %j)", (code, to, evidence, message) => {
    const all = items();
    expect(() => refuseItemStep(byCode(all, code), to, { items: all, evidence })).toThrow(message);
  });

  it("is done with its evidence once its blockers are, and what is done is only opened again", () => {
    const all = items({ a: "done", b: "done" });
    expect(() => refuseItemStep(byCode(all, "c"), "done", { items: all, evidence: "mail" })).not.toThrow();
    expect(() => refuseItemStep(byCode(all, "b"), "skipped", { items: all, evidence: "x" })).toThrow(
      "This item is done: it cannot become skipped now.",
    );
    expect(() => refuseItemStep(byCode(all, "b"), "todo", { items: all, evidence: null })).not.toThrow();
  });

  it("that is no gate may be left out, and blocks nothing then", () => {
    const all = items();
    expect(() => refuseItemStep(byCode(all, "d"), "skipped", { items: all, evidence: null })).not.toThrow();
    expect(openBlockers({ blockedBy: ["a", "d"] }, items({ d: "skipped" }))).toEqual(["a"]);
  });
});

describe("what the system sees", () => {
  const states = (all: readonly Item[]) => all.map(({ state }) => state).join(" ");

  it("is done when its check holds, and open again when it no longer does", () => {
    expect(states(lookAgain(items(), { ...NOTHING, imsis: true }))).toBe("done todo todo todo");
    expect(states(lookAgain(items({ a: "done", b: "done" }), NOTHING))).toBe("todo done todo todo");
  });

  it("waits for its blockers, and is done with them in one go", () => {
    const [a, b, c] = items({ b: "done" }) as [Item, Item, Item];
    const chained = [{ ...c, check: "plan" as const }, a, b];
    expect(states(lookAgain(chained, { ...NOTHING, plan: true }))).toBe("todo todo done");
    expect(states(lookAgain(chained, { ...NOTHING, plan: true, imsis: true }))).toBe("done done done");
  });
});

describe("the gates", () => {
  it("hold go-live with their names until all are done; what is no gate does not", () => {
    const open = items({ a: "done", c: "doing" });
    expect(openGates(open)).toEqual(["b", "c"]);
    expect(() => refuseOpenGates(open)).toThrow("2 gates are open: b, c. Finish them before go-live.");
    expect(catching(() => refuseOpenGates(open)).details).toEqual({ gates: ["b", "c"] });
    expect(() => refuseOpenGates(items({ a: "done", b: "done", c: "done" }))).not.toThrow();
  });
});

describe("the critical path", () => {
  // a 3 + c 4 = 7, b 2 + c 4 = 6, d 8.
  it("is the longest way of what is left", () => {
    expect(criticalPath(items())).toEqual({ codes: ["d"], days: 8 });
    expect(criticalPath(items({ d: "skipped" }))).toEqual({ codes: ["a", "c"], days: 7 });
    expect(criticalPath(items({ d: "done", a: "done" }))).toEqual({ codes: ["b", "c"], days: 6 });
    expect(criticalPath(items({ a: "done", b: "done", c: "done", d: "done" }))).toEqual({
      codes: [],
      days: 0,
    });
  });

  it("says who is waited for: the owner of its first item, and the MVNA for what was supplied", () => {
    expect(waitedFor(items())).toEqual({ party: "mno", itemCode: "d" });
    expect(waitedFor(items({ d: "done", a: "done" }))).toEqual({ party: "operator", itemCode: "b" });
    expect(waitedFor(items({ d: "done", a: "done", b: "supplied" }))).toEqual({
      party: "mvna",
      itemCode: "b",
    });
    expect(waitedFor([])).toEqual({ party: "mvna", itemCode: null });
  });

  it("gives each item the day that leaves time for what waits for it", () => {
    // c takes 4 days: a and b are due on the 26th of a month in which c and d are due on the 30th.
    expect(Object.fromEntries(dueDays(items(), "2026-11-30"))).toEqual({
      ...{ a: "2026-11-26", b: "2026-11-26", c: "2026-11-30", d: "2026-11-30" },
    });
  });

  it("refuses items that wait for each other in a circle", () => {
    const [a, b] = items() as [Item, Item];
    expect(() =>
      criticalPath([
        { ...a, blockedBy: ["b"] },
        { ...b, blockedBy: ["a"] },
      ]),
    ).toThrow(RangeError);
  });
});

describe("the time ledger", () => {
  const at = (text: string) => Date.parse(`2026-11-${text}Z`);
  const waits: Wait[] = [
    { party: "mvna", itemCode: "a", since: at("01T08:00:00.000") },
    { party: "mno", itemCode: "b", since: at("02T08:00:00.001") },
    { party: "operator", itemCode: "c", since: at("05T20:00:00.000") },
    { party: "mvna", itemCode: null, since: at("06T08:00:00.000") },
  ];

  it("sums to the whole time, to the millisecond", () => {
    // MVNA 1 d + 1 ms, then 2 h; MNO 3.5 d − 1 ms; operator 12 h: 5 d 2 h in all.
    const hour = 3_600_000;
    const ledger = timeLedger(waits, at("06T10:00:00.000"));
    expect(ledger.totals).toEqual({ mvna: 26 * hour + 1, mno: 84 * hour - 1, operator: 12 * hour });
    expect(ledger.elapsed).toBe(122 * hour);
    const { mvna, mno, operator } = ledger.totals;
    expect(mvna + mno + operator).toBe(ledger.elapsed);
  });

  it("has no gap and no overlap", () => {
    const { spells } = timeLedger(waits, at("06T10:00:00.000"));
    expect(spells.slice(1).map(({ since }) => since)).toEqual(spells.slice(0, -1).map(({ until }) => until));
    expect(() => timeLedger([...waits].reverse(), at("06T10:00:00.000"))).toThrow(RangeError);
  });

  it("begins a spell only when somebody or something else is waited for, never before the last", () => {
    const last = waits[3] as Wait;
    expect(nextWait(last, { party: "mvna", itemCode: null }, at("07T00:00:00.000"))).toBeNull();
    expect(nextWait(last, { party: "mno", itemCode: null }, at("01T00:00:00.000"))?.since).toBe(last.since);
    expect(nextWait(null, { party: "mno", itemCode: "a" }, 5)).toEqual({
      ...{ party: "mno", itemCode: "a", since: 5 },
    });
  });
});

function catching(work: () => void): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error("nothing was refused");
}
