import { expect, test } from "vitest";
import { parseEmail } from "./email.ts";

test("an address is known under one spelling", () => {
  expect(parseEmail("  Vera.Lindt@MVNA.example ")).toBe("vera.lindt@mvna.example");
});

test.each([
  "",
  "vera",
  "vera@mvna",
  "vera@@mvna.example",
  "vera lindt@mvna.example",
  "vera@mvna.example, eve@evil.example",
  "vera@mvna.example\r\nBcc: eve@evil.example",
  "Vera <vera@mvna.example>",
  `${"v".repeat(65)}@mvna.example`,
  "vera@-mvna.example",
])("%j is no address", (email) => {
  expect(() => parseEmail(email)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});
