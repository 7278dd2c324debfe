import { isIPv4, isIPv6 } from "node:net";

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The network an address belongs to, by which strangers are counted: /24 of IPv4, /64 of IPv6. What is no
 * address is one network of its own.
 */
export function networkOf(address: string | null): string {
  const plain = plainAddress(address);
  if (plain === null) return "unknown";
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  return `${groupsOf(plain).slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

/** An address in one spelling: an IPv4 address that travels as IPv6 is itself, a zone is left out. */
export function plainAddress(address: string | null): string | null {
  const bare = (address ?? "").trim().replace(/%.*$/, "").toLowerCase();
  const mapped = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");
  return isIPv4(mapped) || isIPv6(mapped) ? mapped : null;
}

function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head.split(":").filter((group) => group !== "");
  const after = tail === undefined ? [] : tail.split(":").filter((group) => group !== "");
  const left = Math.max(0, GROUPS - before.length - after.length);
  return [...before, ...Array<string>(left).fill("0"), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ""),
  );
}
