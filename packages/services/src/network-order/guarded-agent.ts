import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { BlockList, isIP, isIPv6 } from "node:net";
import { DomainError } from "@tributary/domain/error";
import { Agent, type Dispatcher } from "undici";

/** Hosts that may lie in a private network and speak without TLS, as the installation says. */
export const HOSTS_VARIABLE = "TRIBUTARY_NETWORK_HOSTS";

/** Ranges that lead nowhere in public (IANA's special-purpose registries). */
const NOT_PUBLIC = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** IPv6 is public in 2000::/3 alone, but for what stands for something else there. */
const NOT_PUBLIC_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const blocked = listOf(NOT_PUBLIC, "ipv4");
const blockedIpv6 = listOf(NOT_PUBLIC_IPV6, "ipv6");
const publicIpv6 = listOf(["2000::/3"], "ipv6");

function listOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

/** Whether an address lies in the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return publicIpv6.check(address, "ipv6") && !blockedIpv6.check(address, "ipv6");
  return !blocked.check(address, "ipv4");
}

function trustedHosts(): readonly string[] {
  const hosts = (process.env[HOSTS_VARIABLE] ?? "").split(",").map((host) => host.trim().toLowerCase());
  return hosts.filter((host) => host !== "");
}

/**
 * Refuses an address to which nothing of an operator's must be sent: without TLS, or inside our own
 * network. What a name resolves to is looked at once more when the connection is made.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseAddress(address: string): void {
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") {
    throw new DomainError("INPUT_INVALID", "An address holds no login: put the token in its own field.");
  }
  if (trustedHosts().includes(hostname.toLowerCase())) return;
  if (protocol !== "https:") {
    throw new DomainError(
      "INPUT_INVALID",
      "What is sent travels encrypted: give an address that begins with https.",
    );
  }
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw notPublic(hostname);
}

/**
 * Refuses a mail server to which no password of an operator's must be sent: without TLS, or inside our own
 * network. What its name resolves to is looked at once more when the connection is made.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseHost(host: string, isEncrypted: boolean): void {
  if (trustedHosts().includes(host.toLowerCase())) return;
  if (!isEncrypted) {
    throw new DomainError("INPUT_INVALID", "Passwords travel encrypted: choose TLS or STARTTLS.");
  }
  // A name that ends in a number is an address to whoever resolves it.
  const isAddress = isIP(host) !== 0 || /(?:^|\.)(?:0x[0-9a-f]*|\d+)\.?$/i.test(host);
  if (isAddress && (isIP(host) === 0 || !isPublicAddress(host))) throw notPublic(host);
}

/**
 * The one address to which a connection with a host goes: public, or of a trusted host.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`; what the name server says.
 */
export function resolveGuarded(host: string, resolve: Resolve = lookup): Promise<string> {
  return new Promise((resolved, refused) => {
    guardedLookup(resolve, host, { all: false }, (error, address) => {
      if (error !== null) return refused(error);
      if (typeof address === "string") return resolved(address);
      refused(new DomainError("INPUT_INVALID", `${host} has no address: look at how it is written.`));
    });
  });
}

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  found: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Connects to public addresses only, whatever a name resolves to at the moment, and to trusted hosts. A name
 * is resolved once for a connection, and that goes to the address that was looked at.
 */
export function guardedAgent(resolve: Resolve = lookup): Dispatcher {
  const guarded = (hostname: string, options: LookupOptions, found: Found): void =>
    guardedLookup(resolve, hostname, options, found);
  return new Agent({ connect: { lookup: guarded }, keepAliveTimeout: 10_000 });
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function guardedLookup(resolve: Resolve, hostname: string, options: LookupOptions, found: Found): void {
  const isTrusted = trustedHosts().includes(hostname.toLowerCase());
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    if (!isTrusted && !addresses.every(({ address }) => isPublicAddress(address))) {
      return found(notPublic(hostname), []);
    }
    const [first] = addresses;
    if (options.all || first === undefined) return found(null, addresses);
    found(null, first.address, first.family);
  });
}

function notPublic(hostname: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `${hostname} is not in the public internet: ask the MVNA to admit it.`,
  );
}
