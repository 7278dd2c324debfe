import fc from "fast-check";
import { expect, test } from "vitest";
import { canTake, type SubscriberStep, statusAfter } from "./lifecycle.ts";
import { nameWords } from "./name-words.ts";
import { changeInstant } from "./next-cycle.ts";
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

test("a change at the next cycle takes hold when the cycle ends where the operator is", () => {
  const now = at("2026-10-15T08:00:00Z");
  expect(changeInstant("now", now, months("Europe/Berlin"))).toBe(now);
  // November begins at midnight in Berlin, an hour behind UTC then; Lisbon is at UTC.
  expect(changeInstant("next-cycle", now, months("Europe/Berlin"))).toBe(at("2026-10-31T23:00:00Z"));
  expect(changeInstant("next-cycle", now, months("Europe/Lisbon"))).toBe(at("2026-11-01T00:00:00Z"));
  expect(changeInstant("next-cycle", at("2026-10-31T23:00:00Z"), months("Europe/Berlin"))).toBe(
    at("2026-11-30T23:00:00Z"),
  );
  // Cycles that begin on the 20th, or on the last day of a shorter month.
  const on = (cycleDay: number, now: string) =>
    new Date(changeInstant("next-cycle", at(now), { zone: "UTC", cycleDay })).toISOString().slice(0, 10);
  expect(on(20, "2026-10-15T08:00:00Z")).toBe("2026-10-20");
  expect(on(20, "2026-10-20T00:00:00Z")).toBe("2026-11-20");
  expect(on(31, "2027-01-31T00:00:00Z")).toBe("2027-02-28");
});
