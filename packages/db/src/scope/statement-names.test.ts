import { expect, it } from "vitest";
import { statementNames } from "./statement-names.ts";

it("gives the same statement the same name, and another one another", () => {
  const nameOf = statementNames();
  const first = nameOf({ sql: "SELECT 1" });
  expect(first).not.toBe("");
  expect(nameOf({ sql: "SELECT 2" })).not.toBe(first);
  expect(nameOf({ sql: "SELECT 1" })).toBe(first);
});

it("names no more than a connection should keep, and goes on naming those", () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 1000 }, (_, at) => nameOf({ sql: `SELECT ${at}` }));
  expect(names.filter((name) => name !== "")).toHaveLength(300);
  expect(nameOf({ sql: "SELECT 0" })).toBe(names[0]);
  expect(nameOf({ sql: "SELECT 999" })).toBe("");
});
