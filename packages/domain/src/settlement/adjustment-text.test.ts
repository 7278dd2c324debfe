import { expect, test } from "vitest";
import { adjustmentText } from "./adjustment-text.ts";

const known = { period: "2026-10", isSameInvoice: true, lateFiles: 0, correctedFiles: 0 };

test("usage that was corrected is told apart from usage that came late", () => {
  expect(adjustmentText({ ...known, lateFiles: 2 })).toEqual({
    reason: "late_usage",
    description: "Late usage of 2026-10",
  });
  expect(adjustmentText({ ...known, correctedFiles: 1 })).toEqual({
    reason: "usage_correction",
    description: "Correction of 2026-10: usage of SIMs that had changed hands",
  });
  expect(adjustmentText({ ...known, lateFiles: 2, correctedFiles: 1 })).toEqual({
    reason: "usage_correction",
    description: "Late usage of 2026-10, and usage of SIMs that had changed hands",
  });
});

test("terms or an invoice that changed are a correction, whatever came with them", () => {
  const plain = { reason: "correction", description: "Correction of 2026-10" };
  expect(adjustmentText(known)).toEqual(plain);
  expect(adjustmentText({ ...known, isSameInvoice: false, lateFiles: 2, correctedFiles: 1 })).toEqual(plain);
});
