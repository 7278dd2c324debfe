import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

test("an address of the application is kept with everything behind it", () => {
  expect(ownPath("/settlement/de1-2026/2026-10?tab=exceptions&sort=-age#top")).toBe(
    "/settlement/de1-2026/2026-10?tab=exceptions&sort=-age#top",
  );
});

test("whatever leads elsewhere leads to the start page", () => {
  const elsewhere = [
    undefined,
    "",
    "statements",
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
  ];
  expect(elsewhere.map(ownPath)).toEqual(elsewhere.map(() => "/"));
});
