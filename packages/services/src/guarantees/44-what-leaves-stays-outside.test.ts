import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { guardedAgent, HOSTS_VARIABLE, isPublicAddress } from "../network-order/guarded-agent.ts";
import { startRebinding } from "../testing/rebinding-name-server.ts";
import { postEvent } from "../webhook/post-event.ts";

let server: Server;
let port: number;
let reached = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    reached += 1;
    response.end("inside");
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  reached = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

const send = (url: string, dispatcher = guardedAgent()) =>
  postEvent({ url, headers: {}, body: "{}", timeoutMilliseconds: 2_000, dispatcher });

/** What the guard says; a connection that failed for another reason proves nothing. */
const REFUSED = /is not in the public internet|travels encrypted|holds no login/;

/** Ways to write an address of our own, or of a network beside us. */
const HOSTS = [
  ...["127.0.0.1", "127.1", "127.255.255.254", "0", "0.0.0.0", "localhost"],
  ...["2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "0x7f.1"],
  ...["\uff11\uff12\uff17.0.0.1", "127%2e0%2e0%2e1", "\u2460\u2461\u2466.0.0.1"],
  ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]"],
  ...["[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "[fc00::1]", "[ff02::1]"],
  ...["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
  ...["169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "[::ffff:169.254.169.254]"],
  ...["100.64.0.1", "100.127.255.255", "198.18.0.1", "192.0.0.1", "224.0.0.1", "255.255.255.255"],
];

/** Each by TLS and without, and as a login in front of a public name. */
const urls = () => [
  ...HOSTS.flatMap((host) => [`https://${host}:${port}/`, `http://${host}:${port}/`]),
  ...["ftp://hooks.example/", "file:///etc/passwd", "gopher://hooks.example/", "data:text/plain,a"],
  ...[`http://hooks.example@127.0.0.1:${port}/`, `https://user:pass@hooks.example:${port}/`],
];

test("nothing is sent to an address inside, however it is written", async () => {
  const hostile = urls();
  const agent = guardedAgent();
  const held: string[] = [];
  for (const url of hostile) {
    const { statusCode, fault } = await send(url, agent);
    if (statusCode === null && REFUSED.test(`${fault}`)) held.push(url);
  }
  await agent.destroy();
  expect(hostile.filter((url) => !held.includes(url))).toEqual([]);
  expect(reached).toBe(0);
  reportGuarantee(44, held.length, hostile.length, "hostile addresses that nothing was sent to");
});

test("a redirect into our own network is not followed", async () => {
  const kinds = [301, 302, 303, 307, 308];
  const redirecting = createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    response.writeHead(status, { location: `http://127.0.0.1:${port}/` }).end();
  });
  await new Promise<void>((listening) => redirecting.listen(0, "127.0.0.1", listening));
  const { port: from } = redirecting.address() as AddressInfo;
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  const agent = guardedAgent();
  const statuses: (number | null)[] = [];
  for (const status of kinds) {
    statuses.push((await send(`http://127.0.0.1:${from}/${status}`, agent)).statusCode);
  }
  await agent.destroy();
  await new Promise<void>((closed) => redirecting.close(() => closed()));
  expect(statuses).toEqual(kinds);
  expect(reached).toBe(0);
  reportGuarantee(44, statuses.length, kinds.length, "redirects that were not followed");
});

test("a name that is public when it is looked at and inside when it is used reaches nothing", async () => {
  const TRIES = 10;
  const names = await startRebinding(["93.184.216.34", "127.0.0.1"]);
  const resolve = promisify(names.resolver.resolve4.bind(names.resolver)) as (
    name: string,
  ) => Promise<string[]>;
  let asked = 0;
  const agent = guardedAgent((hostname, _options, found) => {
    asked += 1;
    resolve(hostname).then(
      (addresses) => found(null, addresses.map(familyOf)),
      (error: Error) => found(error, []),
    );
  });
  let held = 0;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const host = `hooks-${attempt}.example`;
    const seen = await resolve(host);
    const { statusCode, fault } = await send(`https://${host}:${port}/`, agent);
    // Asked once for a connection: there is no second answer that nobody looked at.
    const isRefused = statusCode === null && REFUSED.test(`${fault}`);
    if (seen.every(isPublicAddress) && isRefused && asked === attempt) held += 1;
  }
  await agent.destroy();
  await names.close();
  expect(names.answered.slice(0, 4)).toEqual(["93.184.216.34", "127.0.0.1", "93.184.216.34", "127.0.0.1"]);
  expect(reached).toBe(0);
  reportGuarantee(44, held, TRIES, "tries by a rebinding name that reached nothing inside");
});

const familyOf = (address: string) => ({ address, family: 4 });

test("the guard is seen to be what holds: an agent without it reaches the same server", async () => {
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ statusCode: 200, answer: "inside" });
  expect(reached).toBe(1);
});
