import { expect, it } from "vitest";
import { isPickupName, matchesPattern } from "./file-name.ts";

it("takes bare, visible, lasting names that match", () => {
  const names = ["cdr-1.csv", "cdr-10.csv.gz", "CDR-1.csv", "other.csv", "cdr-2.txt"];
  expect(names.filter((name) => isPickupName(name, "cdr-*.csv*"))).toEqual(["cdr-1.csv", "cdr-10.csv.gz"]);
});

it("passes by what is hidden, still being written, or no bare name", () => {
  const hostile = [
    "",
    ".",
    "..",
    ".hidden",
    "../../etc/passwd",
    "a/b.csv",
    "a\\b.csv",
    "a\u0000.csv",
    "a\n.csv",
    "fdc\u202Evsc.exe",
    "cdr-1.csv.part",
    "cdr-1.csv.TMP",
    "cdr-1.filepart",
    "x".repeat(256),
  ];
  expect(hostile.filter((name) => isPickupName(name, "*"))).toEqual([]);
});

it("matches each star to any characters, also none, and nothing twice", () => {
  expect(matchesPattern("ab", "a*b")).toBe(true);
  expect(matchesPattern("a", "a*a")).toBe(false);
  expect(matchesPattern("a-x-y-b", "a*x*y*b")).toBe(true);
  expect(matchesPattern("a-y-x-b", "a*x*y*b")).toBe(false);
  expect(matchesPattern("ab", "a*b*b")).toBe(false);
  expect(matchesPattern("exact", "exact")).toBe(true);
  expect(matchesPattern("exact1", "exact")).toBe(false);
  // A pattern that would keep a backtracking matcher busy for years.
  expect(matchesPattern("a".repeat(255), `${"*a".repeat(90)}*b`)).toBe(false);
});
