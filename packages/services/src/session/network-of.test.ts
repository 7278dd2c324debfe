import { expect, test } from "vitest";
import { networkOf, plainAddress } from "./network-of.ts";

test.each([
  ["203.0.113.9", "203.0.113.0/24"],
  ["::ffff:203.0.113.9", "203.0.113.0/24"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0db8:0000:0001:0:0:0:9", "2001:db8:0:1::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["nonsense", "unknown"],
  [null, "unknown"],
])("%s belongs to %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("an address has one spelling", () => {
  expect(plainAddress(" ::FFFF:203.0.113.9 ")).toBe("203.0.113.9");
  expect(plainAddress("2001:DB8::1")).toBe("2001:db8::1");
  expect(plainAddress("203.0.113.999")).toBeNull();
});
