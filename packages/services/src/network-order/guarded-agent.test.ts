import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "undici";
import { afterEach, expect, test, vi } from "vitest";
import { guardedAgent, HOSTS_VARIABLE, isPublicAddress, refuseAddress } from "./guarded-agent.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "100.64.0.1",
  "169.254.169.254",
  "172.31.255.255",
  "192.168.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "::ffff:10.0.0.1",
  "::ffff:8.8.8.8",
  "fe80::1",
  "fd00::1",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "2001:db8::1",
])("%s leads nowhere in public", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"])("%s is public", (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  "http://mno.example/api",
  "https://127.0.0.1/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://2130706433/",
  "https://[::1]/",
  "https://[::ffff:192.168.0.1]/",
  "https://user:secret@mno.example/",
])("orders are not sent to %s", (address) => {
  expect(() => refuseAddress(address)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});

test("a public address with TLS is taken, and a private one that the installation trusts", () => {
  expect(() => refuseAddress("https://mno.example/api")).not.toThrow();
  vi.stubEnv(HOSTS_VARIABLE, "mno.internal, 10.0.0.5");
  expect(() => refuseAddress("http://mno.internal:8080/")).not.toThrow();
  expect(() => refuseAddress("http://10.0.0.5/")).not.toThrow();
  expect(() => refuseAddress("http://10.0.0.6/")).toThrow();
});

test("a name that leads into our own network is not connected to, whatever it was when saved", async () => {
  const server = createServer((_request, response) => response.end("reached"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const dispatcher = guardedAgent();
  await expect(request(url, { dispatcher })).rejects.toThrow(/not in the public internet/);
  vi.stubEnv(HOSTS_VARIABLE, "localhost");
  const { body } = await request(url, { dispatcher });
  expect(await body.text()).toBe("reached");
  await dispatcher.destroy();
  server.close();
});
