import { expect, test } from "vitest";
import { canRecord, OPEN_PORTS, recordStep } from "./lifecycle.ts";
import {
  FAILURE_REASONS,
  PORT_STATUSES,
  PORT_STEPS,
  type PortStanding,
  type PortStatus,
  type PortStep,
  REFUSAL_REASONS,
  type RecordedStep,
} from "./types.ts";

const at = Date.parse("2026-10-15T08:00:00Z");
const hour = 3_600_000;
const window = { from: at - hour, until: at + hour };
const of = (status: PortStatus): PortStanding => ({
  status,
  window: ["scheduled", "done", "failed"].includes(status) ? window : null,
  reason: status === "refused" ? "other" : status === "failed" ? "technical" : null,
});
const refused = (code: string) => expect.objectContaining({ code });

/** A step with all that it needs. */
function whole(step: PortStep, more: Partial<RecordedStep> = {}): RecordedStep {
  return {
    ...{ step, at, evidence: "case 4711", note: "by telephone" },
    reason: step === "refuse" ? "not-the-holder" : step === "fail" ? "no-answer" : null,
    window: step === "schedule" ? window : null,
    ...more,
  };
}

const LEADS: Readonly<Record<string, PortStatus>> = {
  "requested validate": "validated",
  "requested refuse": "refused",
  "requested cancel": "cancelled",
  "validated schedule": "scheduled",
  "validated refuse": "refused",
  "validated cancel": "cancelled",
  "scheduled schedule": "scheduled",
  "scheduled complete": "done",
  "scheduled fail": "failed",
  "scheduled cancel": "cancelled",
};

test("every step leads where it leads, and every other one is refused", () => {
  let legal = 0;
  for (const status of PORT_STATUSES) {
    for (const step of PORT_STEPS) {
      const next = LEADS[`${status} ${step}`];
      expect(canRecord(step, status), `${status} ${step}`).toBe(next !== undefined);
      if (next === undefined) {
        expect(() => recordStep(of(status), whole(step)), `${status} ${step}`).toThrow(
          refused("STEP_REFUSED"),
        );
        continue;
      }
      legal += 1;
      expect(recordStep(of(status), whole(step)).status, `${status} ${step}`).toBe(next);
    }
  }
  expect(legal).toBe(Object.keys(LEADS).length);
  expect(PORT_STATUSES.filter((status) => PORT_STEPS.some((step) => canRecord(step, status)))).toEqual([
    ...OPEN_PORTS,
  ]);
});

test("a refusal and a failure name a reason of their own kind, nothing else names one", () => {
  for (const reason of REFUSAL_REASONS) {
    expect(recordStep(of("requested"), whole("refuse", { reason })).reason).toBe(reason);
  }
  for (const reason of FAILURE_REASONS) {
    expect(recordStep(of("scheduled"), whole("fail", { reason })).reason).toBe(reason);
  }
  const wrong: readonly [PortStatus, RecordedStep][] = [
    ["requested", whole("refuse", { reason: null })],
    ["requested", whole("refuse", { reason: "no-answer" })],
    ["scheduled", whole("fail", { reason: null })],
    ["scheduled", whole("fail", { reason: "contract-runs" })],
    ["requested", whole("validate", { reason: "other" })],
  ];
  for (const [status, step] of wrong) {
    expect(() => recordStep(of(status), step)).toThrow(refused("INPUT_INVALID"));
  }
});

test("a window lasts a week at the most and is not over, and a later one replaces it", () => {
  const later = { from: at + 24 * hour, until: at + 26 * hour };
  expect(recordStep(of("scheduled"), whole("schedule", { window: later })).window).toEqual(later);
  const longest = { from: at, until: at + 168 * hour };
  expect(recordStep(of("validated"), whole("schedule", { window: longest })).window).toEqual(longest);
  for (const wrong of [
    null,
    { from: at + hour, until: at + hour },
    { from: at + 2 * hour, until: at + hour },
    { from: at - 2 * hour, until: at },
    { from: at, until: at + 168 * hour + 1 },
  ]) {
    const ask = () => recordStep(of("validated"), whole("schedule", { window: wrong }));
    expect(ask).toThrow(refused("INPUT_INVALID"));
  }
  expect(() => recordStep(of("requested"), whole("validate", { window }))).toThrow(refused("INPUT_INVALID"));
});

test("a cutover is recorded from the first instant of its window on", () => {
  expect(recordStep(of("scheduled"), whole("complete", { at: window.from })).status).toBe("done");
  expect(recordStep(of("scheduled"), whole("complete", { at: window.until + hour })).status).toBe("done");
  const early = () => recordStep(of("scheduled"), whole("complete", { at: window.from - 1 }));
  expect(early).toThrow(refused("STEP_REFUSED"));
});

test("what is recorded is known by something: the other side's word, or why it was cancelled", () => {
  const empty = { evidence: " ", note: " " };
  for (const [status, step] of [
    ["requested", "validate"],
    ["requested", "refuse"],
    ["validated", "schedule"],
    ["scheduled", "complete"],
    ["scheduled", "fail"],
    ["scheduled", "cancel"],
  ] as const) {
    expect(() => recordStep(of(status), whole(step, empty)), step).toThrow(refused("REASON_REQUIRED"));
  }
  expect(recordStep(of("requested"), whole("cancel", { evidence: "" })).status).toBe("cancelled");
});
