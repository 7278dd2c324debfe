import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["10.0.0.1, 203.0.113.9", "203.0.113.9"],
  ["2001:db8::1", "2001:db8::1"],
  ["", null],
  [null, null],
])("%j says %j", (sent, address) => {
  const headers = new Headers(sent === null ? {} : { "x-forwarded-for": sent });
  expect(clientAddress(headers)).toBe(address);
});
