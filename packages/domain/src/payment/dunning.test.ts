import { expect, test } from "vitest";
import { addToDay } from "../bill/cycle-days.ts";
import { PROFILE } from "../bill/terms.fixture.ts";
import { parseMicros } from "../money/micros.ts";
import { type DueBill, dunningOf } from "./dunning.ts";

const DUE: DueBill = {
  billId: "a",
  dueOn: "2026-11-14",
  openMicros: parseMicros("20"),
  lastStep: null,
  lastStepOn: null,
};

/** What is done day by day from the due day on, for as many days. */
function history(days: number, first: string = DUE.dueOn, promise: string | null = null) {
  const done: [string, string][] = [];
  let bill = DUE;
  for (let day = first; day <= addToDay(DUE.dueOn, days); day = addToDay(day, 1)) {
    const promised = promise === null ? null : { untilDay: promise };
    for (const { step, action } of dunningOf([bill], promised, PROFILE.dunning, day)) {
      done.push([day, action]);
      bill = { ...bill, lastStep: step, lastStepOn: day };
    }
  }
  return done;
}

test("reminders after 3 and 14 days, then suspended after 21, terminated after 60", () => {
  expect(history(90)).toEqual([
    ["2026-11-17", "remind"],
    ["2026-11-28", "remind"],
    ["2026-12-05", "suspend"],
    ["2027-01-13", "terminate"],
  ]);
});

test("a pass that comes late begins with the first step, and waits between the steps", () => {
  expect(history(90, "2026-12-24")).toEqual([
    ["2026-12-24", "remind"],
    ["2027-01-04", "remind"],
    ["2027-01-11", "suspend"],
  ]);
});

test("a promise to pay keeps everything still until its day has passed", () => {
  expect(history(20, DUE.dueOn, "2026-11-25")).toEqual([["2026-11-26", "remind"]]);
});

test("what is paid, and what is less than the minimum, is left alone", () => {
  for (const open of ["0", "-3", "0.99"]) {
    const bill = { ...DUE, openMicros: parseMicros(open) };
    expect(dunningOf([bill], null, PROFILE.dunning, "2027-06-01")).toEqual([]);
  }
});

test("asked twice on one day, nothing is done twice", () => {
  const today = "2026-11-17";
  const [decision] = dunningOf([DUE], null, PROFILE.dunning, today);
  expect(decision).toEqual({ billId: "a", step: 1, action: "remind", channel: "email" });
  expect(dunningOf([{ ...DUE, lastStep: 1, lastStepOn: today }], null, PROFILE.dunning, today)).toEqual([]);
});
