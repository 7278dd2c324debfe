import { expect, test } from "vitest";
import { refuseOver, refuseSnooze } from "./lifecycle.ts";
import { figuresOf, reconcileFindings, type StandingAlert } from "./reconcile-findings.ts";
import { lowestOf, settingsBy } from "./rules.ts";
import type { Finding } from "./types.ts";

const AT = Date.UTC(2026, 10, 25, 12);
const finding: Finding = {
  ...{ detector: "margin-floor", subject: "alfa/EUR", fingerprint: "margin-floor:alfa/EUR:2026-10" },
  ...{ severity: "warning", operatorId: "alfa", currency: "EUR", atRiskMicros: 1n, measured: 290n },
  ...{ limit: 300n, usual: null, unit: "bps", drivers: [], excuse: { setting: "floorBps", value: 290 } },
};
const alert: StandingAlert = {
  ...{ id: "one", fingerprint: finding.fingerprint, status: "open", snoozedUntil: null },
  figures: figuresOf(finding),
};
const nothing = { opened: [], moved: [], woken: [], closed: [] };

test("what was found before changes nothing", () => {
  expect(reconcileFindings([finding, finding], [alert], AT)).toEqual(nothing);
});

test("a finding opens an alert, other figures move it, and its absence closes it", () => {
  expect(reconcileFindings([finding, finding], [], AT)).toEqual({ ...nothing, opened: [finding] });
  const worse = { ...finding, measured: 200n };
  expect(reconcileFindings([worse], [alert], AT)).toEqual({
    ...nothing,
    moved: [{ id: "one", finding: worse }],
  });
  expect(reconcileFindings([], [{ ...alert, status: "acknowledged" }], AT)).toEqual({
    ...nothing,
    closed: ["one"],
  });
});

test("a longer silence alone is no news", () => {
  const late = { ...finding, unit: "seconds" as const };
  const known = { ...alert, figures: figuresOf(late) };
  expect(reconcileFindings([{ ...late, measured: 999n }], [known], AT)).toEqual(nothing);
});

test("an alert that was put off is looked at again when its time has come", () => {
  const snoozed = (until: number) => [{ ...alert, status: "snoozed" as const, snoozedUntil: until }];
  expect(reconcileFindings([finding], snoozed(AT + 1), AT)).toEqual(nothing);
  expect(reconcileFindings([finding], snoozed(AT), AT)).toEqual({ ...nothing, woken: ["one"] });
});

test("the last version of a subject's own rule counts, each setting by itself", () => {
  const rule = { detector: "usage-anomaly", subject: null, version: 1, settings: { floor: 50, madTimes: 5 } };
  const own = { ...rule, subject: "a", settings: { madTimes: 9 } };
  const rules = [{ ...own, version: 2, settings: { madTimes: 10 } }, own, rule];
  expect(settingsBy(rules)("usage-anomaly", "a")).toMatchObject({ floor: 50, madTimes: 10, newcomer: 5_000 });
  expect(settingsBy(rules)("usage-anomaly", "b")).toMatchObject({ floor: 50, madTimes: 5 });
  expect(lowestOf(rules, "usage-anomaly", "floor")).toBe(50);
});

test("nothing is done about an alert that is over, and none is put off for ever", () => {
  expect(() => refuseOver("acknowledged")).not.toThrow();
  for (const over of ["closed", "false-positive"] as const) expect(() => refuseOver(over)).toThrow();
  expect(() => refuseSnooze(AT + 31 * 86_400_000, AT)).not.toThrow();
  for (const until of [AT, AT + 31 * 86_400_000 + 1]) expect(() => refuseSnooze(until, AT)).toThrow();
});
