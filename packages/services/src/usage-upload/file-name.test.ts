import { describe, expect, it } from "vitest";
import { cleanFileName } from "./file-name.ts";

describe("a file's name", () => {
  it.each([
    ["usage.csv", "usage.csv"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Temp\\usage.csv", "usage.csv"],
    ["..\\..\\usage.csv", "usage.csv"],
    ["usage\u0000.csv\n", "usage.csv"],
    ["usage\u202evsc.exe", "usagevsc.exe"],
    ["  Verbräuche März.csv ", "Verbräuche März.csv"],
    [`${"x".repeat(300)}.csv`, `${"x".repeat(196)}.csv`],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it.each(["", "/", "..", "a/..", "\u0007"])("%j is none", (given) => {
    expect(() => cleanFileName(given)).toThrow(/no name that can be kept/);
  });
});
