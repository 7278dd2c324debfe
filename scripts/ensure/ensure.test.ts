import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { explainFailure } from "./explain-failure.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { holdLock } from "./hold-lock.mjs";
import { programOf } from "./program.mjs";

const folder = mkdtempSync(join(tmpdir(), "tributary-ensure-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("explains a full disk, a missing network and a stale lock file in one sentence", () => {
  const explain = (output: string) => explainFailure(output, "/srv/tributary");
  expect(explain("ENOSPC: no space left on device, write")).toBe(
    "No space left on /srv/tributary: free some and run again.",
  );
  expect(explain("getaddrinfo EAI_AGAIN registry.npmjs.org")).toMatch(/^The npm registry cannot be reached/);
  expect(explain("ERR_PNPM_OUTDATED_LOCKFILE")).toMatch(/^pnpm-lock.yaml does not match package.json/);
  expect(explain("something else")).toBeUndefined();
});

it("changes the fingerprint with a file's content, not with its time", () => {
  const file = join(folder, "lock.yaml");
  writeFileSync(file, "a: 1");
  const before = fingerprint(folder);
  writeFileSync(file, "a: 1");
  expect(fingerprint(folder)).toBe(before);
  writeFileSync(file, "a: 2");
  expect(fingerprint(folder)).not.toBe(before);
});

it("lets one at a time work under a lock", async () => {
  const lock = join(folder, "one-at-a-time");
  let working = 0;
  const work = async () => {
    working += 1;
    expect(working).toBe(1);
    await new Promise((wake) => setTimeout(wake, 20));
    working -= 1;
  };
  await Promise.all([holdLock(lock, work), holdLock(lock, work), holdLock(lock, work)]);
});

it("takes over the lock of a process that has died, and removes its own afterwards", async () => {
  const lock = join(folder, "of-a-dead-process");
  const beyondAnyPid = 2 ** 31 - 1;
  writeFileSync(lock, String(beyondAnyPid));
  await holdLock(lock, async () => expect(readFileSync(lock, "utf8")).toBe(String(process.pid)));
  expect(() => readFileSync(lock)).toThrow("ENOENT");
});

it("writes a program anew when a source that it imports has changed, and not before", async () => {
  const entry = join(folder, "entry.ts");
  const source = join(folder, "src");
  mkdirSync(source);
  writeFileSync(entry, 'import { place, word } from "./src/word.ts";\nconsole.log(word, place);\n');
  const say = (word: string) =>
    writeFileSync(
      join(source, "word.ts"),
      `export const word: string = "${word}";\nexport const place = import.meta.dirname;\n`,
    );
  const written = async () => {
    const program = await programOf(entry, join(folder, "programs"));
    return { program, said: execFileSync(process.execPath, [program], { encoding: "utf8" }).trim() };
  };
  say("one");
  const first = await written();
  expect(first.said).toBe(`one ${source}`);
  say("one");
  expect((await written()).program).toBe(first.program);
  say("two");
  expect((await written()).said).toBe(`two ${source}`);
});
