import { expect, it } from "vitest";
import { missingText } from "./missing-text.ts";

it("names files and parts of sessions that have not come, one gap a line", () => {
  const source = { sourceId: "pgw" };
  const gap = { gateway: "10.0.0.3", chargingId: "4711", knownSince: 0, nextOpenedAt: 0 };
  const text = missingText([
    {
      agreementId: "de1-2026",
      files: [{ ...source, firstMissing: 42, lastMissing: 42 }],
      parts: [
        { ...source, ...gap, firstMissing: 2, lastMissing: 5, isOverdue: true },
        { ...source, ...gap, firstMissing: 9, lastMissing: 9, isOverdue: false },
      ],
    },
  ]);
  expect(text.split("\n").map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
    "Agreement | Source | Missing | Numbers | State",
    "de1-2026 | pgw | files | 42 | keeps the month open",
    "de1-2026 | pgw | parts of session 4711 of 10.0.0.3 | 2–5 | overdue",
    "de1-2026 | pgw | parts of session 4711 of 10.0.0.3 | 9 | expected",
  ]);
  expect(missingText([])).toBe("Nothing is missing.");
});
