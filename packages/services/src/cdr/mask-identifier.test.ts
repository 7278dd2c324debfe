import { expect, test } from "vitest";
import { maskIdentifier } from "./mask-identifier.ts";

test.each([
  ["4915112345678", "•••678"],
  ["262011234567890", "•••890"],
  ["1234567", "•••567"],
  ["110", "•••"],
  ["123456", "•••"],
  [null, null],
])("%s is shown as %s", (identifier, masked) => {
  expect(maskIdentifier(identifier)).toBe(masked);
});
