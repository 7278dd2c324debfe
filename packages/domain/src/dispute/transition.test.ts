import { expect, test } from "vitest";
import { type TransitionInput, transition } from "./transition.ts";
import type { DisputeStatus } from "./types.ts";
import { disputeWindowEnd, isDisputedBeforePayment, noticeDaysLeft } from "./window.ts";

const STATUSES: readonly DisputeStatus[] = [
  "draft",
  "raised",
  "acknowledged",
  "under_review",
  "accepted",
  "partly_accepted",
  "rejected",
  "credited",
  "closed",
  "withdrawn",
];

/** The lifecycle as the contract writes it, kept apart from the code's own table. */
const ALLOWED = new Set([
  "draft>raised",
  "raised>acknowledged",
  "acknowledged>under_review",
  "under_review>accepted",
  "under_review>partly_accepted",
  "under_review>rejected",
  "accepted>credited",
  "partly_accepted>credited",
  "rejected>closed",
  "credited>closed",
  "draft>withdrawn",
  "raised>withdrawn",
  "acknowledged>withdrawn",
  "under_review>withdrawn",
]);

const step = (from: DisputeStatus, to: DisputeStatus, changes: Partial<TransitionInput> = {}) =>
  transition({ from, to, at: 1_000, windowEndsAt: 2_000, overrideReason: null, ...changes });

test("every pair of statuses does what the lifecycle says, and nothing else", () => {
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      if (ALLOWED.has(`${from}>${to}`)) expect(step(from, to).status, `${from}>${to}`).toBe(to);
      else expect(() => step(from, to), `${from}>${to}`).toThrow(/cannot go from/);
    }
  }
});

test("the dispute window has expired: blocked, with an override that needs a reason", () => {
  const late = { at: 2_000 };
  expect(() => step("draft", "raised", late)).toThrow(
    expect.objectContaining({ code: "DISPUTE_WINDOW_EXPIRED" }),
  );
  expect(() => step("draft", "raised", { ...late, overrideReason: " " })).toThrow(
    expect.objectContaining({ code: "REASON_REQUIRED" }),
  );
  const overridden = step("draft", "raised", { ...late, overrideReason: "The MNO agreed by mail" });
  expect(overridden).toEqual({ status: "raised", isOverridden: true });
  expect(step("draft", "raised", { at: 1_999 }).isOverridden).toBe(false);
  expect(step("raised", "acknowledged", late).status).toBe("acknowledged");
});

test("the window ends with the last day in the agreement's zone, across a change of clocks", () => {
  // Received 2026-10-05 11:00 in Berlin, 30 days: the last day is 4 November, which ends at 23:00 UTC.
  const { lastDay, endsAt } = disputeWindowEnd(Date.UTC(2026, 9, 5, 9), 30, "Europe/Berlin");
  expect(lastDay).toBe("2026-11-04");
  expect(endsAt).toBe(Date.UTC(2026, 10, 4, 23));
});

test("days left count calendar days in the agreement's zone, whatever the clock does between", () => {
  // 23:30 UTC on 24 October is the 25th in Berlin, the day on which its clocks go back.
  const at = Date.UTC(2026, 9, 24, 23, 30);
  expect(noticeDaysLeft("2026-11-04", at, "Europe/Berlin")).toBe(10);
  expect(noticeDaysLeft("2026-11-04", at, "UTC")).toBe(11);
  expect(noticeDaysLeft("2026-10-25", at, "Europe/Berlin")).toBe(0);
  expect(noticeDaysLeft("2026-10-20", at, "Europe/Berlin")).toBe(-5);
});

test("only a notice in the window, by the due date and before payment is raised before payment", () => {
  const notice = {
    sentAt: Date.UTC(2026, 10, 4, 22),
    windowEndsAt: Date.UTC(2026, 10, 4, 23),
    dueOn: "2026-11-04",
    zone: "Europe/Berlin",
    paidAt: null,
  };
  expect(isDisputedBeforePayment(notice)).toBe(true);
  expect(isDisputedBeforePayment({ ...notice, sentAt: notice.windowEndsAt })).toBe(false);
  expect(isDisputedBeforePayment({ ...notice, dueOn: "2026-11-03" })).toBe(false);
  expect(isDisputedBeforePayment({ ...notice, paidAt: notice.sentAt })).toBe(false);
});
