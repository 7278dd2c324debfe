import { expect, test } from "vitest";
import { poolGroups, slicesOf } from "./pool-groups.ts";

const link = (holder: string, user: string) => ({ holder, user });

test("all who are linked by pools are rated together, the others alone, each once", () => {
  const links = [link("b", "d"), link("e", "d"), link("f", "g"), link("b", "e"), link("x", "a")];
  expect(poolGroups(["a", "b", "c", "d", "e", "f", "g"], links)).toEqual([
    ["a"],
    ["b", "d", "e"],
    ["c"],
    ["f", "g"],
  ]);
});

test("a slice ends with a group, never within one", () => {
  const slices = slicesOf([["a"], ["b", "d", "e"], ["c"], ["f", "g"]], 2);
  expect(slices).toEqual([
    ["a", "b", "d", "e"],
    ["c", "f", "g"],
  ]);
});
