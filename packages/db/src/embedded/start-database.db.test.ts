import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome } from "./home.ts";
import { keepRunning } from "./keep-running.ts";
import { startDatabase } from "./start-database.ts";

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-start-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const start = () => startDatabase({ home: folder, isEmbeddedOnly: true });
const isRunning = () => fs.existsSync(path.join(openHome(folder).dataDir, "postmaster.pid"));

async function answer(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query("SELECT current_user AS user, current_database() AS name")).rows[0];
  } finally {
    await client.end();
  }
}

test("the first user starts the server, the last stops it, the next finds its port again", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await answer(first.ownerUrl)).toEqual({ user: "tributary_owner", name: "tributary" });
  await first.stop();
  await first.stop();
  expect(isRunning()).toBe(true);
  await second.stop();
  expect(isRunning()).toBe(false);
  const third = await start();
  expect(third.ownerUrl).toBe(first.ownerUrl);
  await third.stop();
});

test("the owner is no superuser, and nobody gets in with another password", async () => {
  const database = await start();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user",
  );
  await client.end();
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  const wrong = new URL(database.ownerUrl);
  wrong.password = "guess";
  await expect(answer(String(wrong))).rejects.toMatchObject({ code: "28P01" });
  await database.stop();
});

test("a process that dies with the server in use keeps nobody from stopping it", async () => {
  const script = `import { startDatabase } from "${path.join(import.meta.dirname, "start-database.ts")}";
    await startDatabase({ home: ${JSON.stringify(folder)}, isEmbeddedOnly: true });
    process.stdout.write("up"); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: path.join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  const mine = await start();
  other.kill("SIGKILL");
  await once(other, "exit");
  await mine.stop();
  expect(isRunning()).toBe(false);
});

test("a server that ended is called back by who keeps it running, and stops with its last user", async () => {
  const database = await start();
  const faults: unknown[] = [];
  const keeper = keepRunning({
    ...{ home: folder, isEmbeddedOnly: true, everyMilliseconds: 50 },
    onFault: (fault) => faults.push(fault),
  });
  try {
    const lockFile = path.join(openHome(folder).dataDir, "postmaster.pid");
    const pid = Number.parseInt(fs.readFileSync(lockFile, "utf8"), 10);
    process.kill(pid, "SIGKILL");
    const answered = () => answer(database.ownerUrl).catch(() => null);
    await expect.poll(answered, { timeout: 30_000 }).not.toBeNull();
    expect(Number.parseInt(fs.readFileSync(lockFile, "utf8"), 10)).not.toBe(pid);
    expect(faults).toEqual([]);
  } finally {
    await keeper.stop();
    await database.stop();
  }
  expect(isRunning()).toBe(false);
});

test("when its port is taken the server takes another", async () => {
  const before = await start();
  await before.stop();
  const squatter = net.createServer().listen(Number(new URL(before.ownerUrl).port), "127.0.0.1");
  await once(squatter, "listening");
  try {
    const after = await start();
    expect(new URL(after.ownerUrl).port).not.toBe(new URL(before.ownerUrl).port);
    expect(await answer(after.ownerUrl)).toBeDefined();
    await after.stop();
  } finally {
    squatter.close();
  }
});

test("a port that was asked for is used, and refused in one sentence when it cannot be had", async () => {
  const squatter = net.createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as net.AddressInfo;
  try {
    process.env.TRIBUTARY_DB_PORT = "80";
    await expect(start()).rejects.toMatchObject({ code: "INPUT_INVALID" });
    process.env.TRIBUTARY_DB_PORT = String(port);
    await expect(start()).rejects.toThrow(`Port ${port} is taken by another program`);
    squatter.close();
    await once(squatter, "close");
    const database = await start();
    expect(new URL(database.ownerUrl).port).toBe(String(port));
    await database.stop();
  } finally {
    delete process.env.TRIBUTARY_DB_PORT;
  }
});

test("a home in a folder that is closed to the server's account serves all the same", async () => {
  const closed = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-closed-"));
  fs.chmodSync(closed, 0o700);
  const home = openHome(path.join(closed, "home"));
  try {
    const database = await startDatabase({ home: home.root, isEmbeddedOnly: true });
    expect(await answer(database.ownerUrl)).toEqual({ user: "tributary_owner", name: "tributary" });
    await database.stop();
    expect(fs.statSync(closed).mode & 0o777).toBe(0o700);
  } finally {
    fs.rmSync(path.dirname(home.dataDir), { recursive: true, force: true });
    fs.rmSync(closed, { recursive: true, force: true });
  }
});

test("a data folder that the server may not use is named in one sentence", async () => {
  const home = openHome(folder);
  await start().then((database) => database.stop());
  fs.chmodSync(home.dataDir, 0o777);
  await expect(start()).rejects.toThrow(/may not read or write its data folder/);
  fs.chmodSync(home.dataDir, 0o700);
});

test("DATABASE_URL stands in for the embedded server", async () => {
  const saved = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgresql://someone@db.example/tributary";
  try {
    const untouched = path.join(folder, "untouched");
    const database = await startDatabase({ home: untouched });
    expect(database.ownerUrl).toBe("postgresql://someone@db.example/tributary");
    expect(fs.existsSync(openHome(untouched).postgresDir)).toBe(false);
    await database.stop();
  } finally {
    if (saved === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = saved;
  }
});
