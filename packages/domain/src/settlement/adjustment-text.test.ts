import { expect, test } from "vitest";
import { adjustmentReason, adjustmentText } from "./adjustment-text.ts";

const known = { period: "2026-10", isSameInvoice: true, lateFiles: 0, correctedFiles: 0 };

test("usage that was corrected is told apart from usage that came late, and names its line", () => {
  const [late, corrected] = [
    { ...known, lateFiles: 2 },
    { ...known, correctedFiles: 1 },
  ];
  const both = { ...late, ...corrected, lateFiles: 2 };
  expect([late, corrected, both].map(adjustmentReason)).toEqual([
    "late_usage",
    "usage_correction",
    "usage_correction",
  ]);
  expect([late, corrected, both].map((each) => adjustmentText(each, "Data"))).toEqual([
    "Late usage of 2026-10",
    "Correction of 2026-10 (Data): usage of SIMs that had changed hands",
    "Late usage of 2026-10 (Data), and usage of SIMs that had changed hands",
  ]);
  expect(adjustmentText(corrected, null)).toBe("Correction of 2026-10: usage of SIMs that had changed hands");
});

test("terms or an invoice that changed are a correction, whatever came with them", () => {
  for (const each of [known, { ...known, isSameInvoice: false, lateFiles: 2, correctedFiles: 1 }]) {
    expect([adjustmentReason(each), adjustmentText(each, "Data")]).toEqual([
      "correction",
      "Correction of 2026-10",
    ]);
  }
});
