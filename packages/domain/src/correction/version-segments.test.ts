import { expect, test } from "vitest";
import { versionSegments } from "./version-segments.ts";

test("a later version effective earlier takes over from where it begins", () => {
  const versions = [
    { version: 1, effectiveFrom: 0 },
    { version: 2, effectiveFrom: 100 },
    { version: 3, effectiveFrom: 50 },
  ];
  expect(versionSegments(versions)).toEqual([
    { version: 1, from: 0, until: 50 },
    { version: 3, from: 50, until: 100 },
    { version: 2, from: 100, until: null },
  ]);
});

test("at equal dates the higher number governs, and the lower one never does", () => {
  const versions = [
    { version: 1, effectiveFrom: 0 },
    { version: 2, effectiveFrom: 0 },
  ];
  expect(versionSegments(versions)).toEqual([{ version: 2, from: 0, until: null }]);
});

test("without versions nothing governs", () => {
  expect(versionSegments([])).toEqual([]);
});
