import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { utils } from "ssh2";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type PickupSource, pickupSource } from "../testing/pickup-source.ts";
import { type SftpTestServer, sftpServer } from "../testing/sftp-server.ts";
import type { PickupSettingsInput } from "./settings.ts";

const PASSWORD = "correct horse";
const keys = utils.generateKeyPairSync("ed25519");
let test: TestDatabase;
let source: PickupSource;
let server: SftpTestServer;
beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(async () => {
  source = await pickupSource(test);
  const login = { user: "mvna", password: PASSWORD, publicKey: keys.public };
  server = await sftpServer(source.folder, login);
  mkdirSync(join(source.home, "secrets"));
  secret("password", `${PASSWORD}\n`);
  await source.settle(settings());
});
afterEach(async () => {
  await server.close();
  source.remove();
});
afterAll(() => test.close());

const secret = (name: string, text: string, mode = 0o600) =>
  writeFileSync(join(source.home, "secrets", name), text, { mode });

type SftpInput = Extract<PickupSettingsInput, { from: "sftp" }>;
const settings = (changes: Partial<SftpInput> = {}): PickupSettingsInput => ({
  ...{ from: "sftp", host: "127.0.0.1", port: server.port, user: "mvna", pattern: "*.csv" },
  ...{ settleSeconds: 0, hostKey: server.hostKey, login: { password: { file: "password" } } },
  ...changes,
});
const failure = async () => (await source.fetch())[0]?.error;

it("fetches files from a server, each once, and no name that leads elsewhere", async () => {
  source.put("cdr-1.csv", 3);
  source.put("cdr-2.csv", 4_000);
  const [round] = await source.fetch();
  expect(round).toMatchObject({ error: null, open: 0 });
  expect((await source.fetch())[0]?.files).toEqual([]);
  expect(await source.stored()).toEqual([
    ["cdr-1.csv", 3],
    ["cdr-2.csv", 4_000],
  ]);
  // The server lists ../up.csv as well.
  expect(await source.queue()).toHaveLength(2);
  expect(readdirSync(join(source.home, "fetch"))).toEqual([]);
});

it("signs in with a key", async () => {
  secret("key", keys.private);
  await source.settle(settings({ login: { key: { file: "key" } } }));
  source.put("cdr-1.csv", 3);
  await source.fetch();
  expect(await source.stored()).toEqual([["cdr-1.csv", 3]]);
});

it("refuses a server that shows another key, before it says who it is", async () => {
  await source.settle(settings({ hostKey: `SHA256:${"A".repeat(43)}` }));
  const error = await failure();
  expect(error).toMatchObject({ code: "SOURCE_REFUSED" });
  expect(error?.message).toContain(`shows the key ${server.hostKey}`);
});

it("says what is wrong with a login, a folder, a secret, an address", async () => {
  secret("password", "wrong");
  expect(await failure()).toMatchObject({
    code: "SOURCE_REFUSED",
    message: expect.stringContaining("refuses the login of mvna"),
  });
  secret("open", PASSWORD, 0o644);
  await source.settle(settings({ login: { password: { file: "open" } } }));
  expect(await failure()).toMatchObject({
    code: "SECRET_INVALID",
    message: expect.stringContaining("chmod 600"),
  });
  await source.settle(settings({ login: { password: { variable: "TRIBUTARY_SFTP_NOT_SET" } } }));
  expect(await failure()).toMatchObject({ code: "SECRET_INVALID" });
  const { privateKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  secret("broken", privateKey.slice(0, 60));
  await source.settle(settings({ login: { key: { file: "broken" } } }));
  expect(await failure()).toMatchObject({ code: "SECRET_INVALID" });
  secret("password", PASSWORD);
  await source.settle(settings({ path: "/nowhere" }));
  expect(await failure()).toMatchObject({ code: "SOURCE_REFUSED" });
  await source.settle(settings({ port: 1 }));
  expect(await failure()).toMatchObject({ code: "SOURCE_UNREACHABLE" });
  const where = { sourceId: source.sourceId };
  expect(await test.portfolioDb().sourcePickup.findUnique({ where })).toMatchObject({ failures: 6 });
});

it("fetches a file again when the connection is cut in the middle of it", async () => {
  source.put("cdr-1.csv", 20_000);
  source.put("cdr-2.csv", 3);
  server.cut("cdr-1.csv", 100_000, 1);
  const [round] = await source.fetch();
  const [cut, ...others] = (round?.files ?? []).filter(({ name }) => name === "cdr-1.csv");
  expect(cut).toMatchObject({ status: "waiting", message: expect.stringContaining("broke off after") });
  expect(others).toMatchObject([{ status: "taken" }]);
  expect(await source.stored()).toEqual([
    ["cdr-1.csv", 20_000],
    ["cdr-2.csv", 3],
  ]);
});

it("gives a file up at which the connection breaks each time, and takes the others", async () => {
  source.put("cdr-1.csv", 20_000);
  source.put("cdr-2.csv", 3);
  server.cut("cdr-1.csv", 100_000, 100);
  await source.fetch();
  expect(await source.queue()).toEqual([
    ["cdr-1.csv", "given_up"],
    ["cdr-2.csv", "taken"],
  ]);
});

it("takes each file once when several fetch from the same source at once", async () => {
  await source.settle(settings({ filesAtOnce: 2 }));
  const names = Array.from({ length: 12 }, (_, at) => `cdr-${at + 10}.csv`);
  for (const name of names) source.put(name, 50);
  const rounds = await Promise.all([source.fetch(), source.fetch(), source.fetch()]);
  const taken = rounds.flatMap(([round]) => round?.files.map(({ name }) => name) ?? []);
  expect(taken.sort()).toEqual(names);
  expect([...server.opened.values()]).toEqual(names.map(() => 1));
  expect(await source.stored()).toEqual(names.map((name) => [name, 50]));
});
