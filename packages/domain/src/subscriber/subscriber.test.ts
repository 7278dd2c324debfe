import fc from "fast-check";
import { expect, test } from "vitest";
import { nextCycle, openDayStart, openDays } from "./change-time.ts";
import { canTake, type SubscriberStep, statusAfter } from "./lifecycle.ts";
import { nameWords } from "./name-words.ts";
import type { SubscriberStatus } from "./types.ts";

const STATUSES = ["pending", "active", "suspended", "terminated"] as const;

/** The lifecycle as a contract would write it, kept apart from the code's own table. */
const ALLOWED: Readonly<Record<SubscriberStep, Partial<Record<SubscriberStatus, SubscriberStatus>>>> = {
  activate: { pending: "active" },
  suspend: { active: "suspended" },
  resume: { suspended: "active" },
  terminate: { pending: "terminated", active: "terminated", suspended: "terminated" },
  "swap-sim": { active: "active", suspended: "suspended" },
  "change-number": { active: "active", suspended: "suspended" },
  "change-plan": { active: "active", suspended: "suspended" },
  "take-add-on": { active: "active" },
  "end-add-on": { active: "active", suspended: "suspended" },
  "share-pool": { active: "active", suspended: "suspended" },
};

test("every step from every status does what the lifecycle says, and nothing else", () => {
  for (const step of Object.keys(ALLOWED) as SubscriberStep[]) {
    for (const status of STATUSES) {
      const next = ALLOWED[step][status];
      expect(canTake(step, status), `${step} ${status}`).toBe(next !== undefined);
      if (next !== undefined) expect(statusAfter(step, status)).toBe(next);
      else
        expect(() => statusAfter(step, status), `${step} ${status}`).toThrow(
          expect.objectContaining({ code: "STEP_REFUSED" }),
        );
    }
  }
});

test("whatever happens to it, a terminated subscriber stays terminated", () => {
  const anySteps = fc.array(fc.constantFrom(...(Object.keys(ALLOWED) as SubscriberStep[])), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(anySteps, (steps) => {
      let status: SubscriberStatus = "pending";
      for (const step of steps) {
        const before: SubscriberStatus = status;
        if (canTake(step, status)) status = statusAfter(step, status);
        expect(before !== "terminated" || status === "terminated").toBe(true);
      }
    }),
  );
});

test("the words of a name tell neither case nor accents nor punctuation", () => {
  expect(nameWords("  Zoë  O'Brien-MÜLLER, geb. Łukasz Straße ")).toEqual([
    ...["zoe", "obrien", "muller", "geb", "lukasz", "strasse"],
  ]);
  expect(nameWords("山田 太郎")).toEqual(["山田", "太郎"]);
  expect(nameWords("... -- ")).toEqual([]);
  expect(nameWords("a a b")).toEqual(["a", "b"]);
});

test("words of words are the same words, in whatever case they are typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const words = nameWords(text);
      expect(nameWords(words.join(" "))).toEqual(words);
    }),
  );
});

const at = (text: string) => Date.parse(text);

const months = (zone: string) => ({ zone, cycleDay: 1 });

test("the next cycle begins when this one ends where the operator is", () => {
  const now = at("2026-10-15T08:00:00Z");
  // November begins at midnight in Berlin, an hour behind UTC then; Lisbon is at UTC.
  expect(nextCycle(now, months("Europe/Berlin"))).toBe(at("2026-10-31T23:00:00Z"));
  expect(nextCycle(now, months("Europe/Lisbon"))).toBe(at("2026-11-01T00:00:00Z"));
  expect(nextCycle(at("2026-10-31T23:00:00Z"), months("Europe/Berlin"))).toBe(at("2026-11-30T23:00:00Z"));
  // Cycles that begin on the 20th, or on the last day of a shorter month.
  const on = (cycleDay: number, now: string) =>
    new Date(nextCycle(at(now), { zone: "UTC", cycleDay })).toISOString().slice(0, 10);
  expect(on(20, "2026-10-15T08:00:00Z")).toBe("2026-10-20");
  expect(on(20, "2026-10-20T00:00:00Z")).toBe("2026-11-20");
  expect(on(31, "2027-01-31T00:00:00Z")).toBe("2027-02-28");
});

test("a change told late reaches back to what is not billed, and no further than the cycle before", () => {
  const now = at("2026-10-15T22:30:00Z");
  const berlin = months("Europe/Berlin");
  expect(openDays(now, berlin, null)).toEqual({ first: "2026-09-01", last: "2026-10-16" });
  expect(openDays(now, berlin, "2026-08-31")).toEqual({ first: "2026-09-01", last: "2026-10-16" });
  expect(openDays(now, berlin, "2026-06-30").first).toBe("2026-09-01");
  expect(openDays(now, berlin, "2026-09-30").first).toBe("2026-10-01");
  expect(openDays(now, { zone: "UTC", cycleDay: 20 }, null)).toEqual({
    ...{ first: "2026-08-20", last: "2026-10-15" },
  });
  const open = { first: "2026-10-01", last: "2026-10-15" };
  const since = (day: string) => openDayStart(day, "Europe/Berlin", open);
  expect(since("2026-10-01")).toBe(at("2026-09-30T22:00:00Z"));
  expect(since("2026-10-15")).toBe(at("2026-10-14T22:00:00Z"));
  for (const closed of ["2026-09-30", "2026-10-16"]) {
    expect(() => since(closed)).toThrow(`${closed} is not open: choose a day from 2026-10-01 to 2026-10-15.`);
  }
});
