import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { openHome } from "./home.ts";
import { addSubscriberKey, readSubscriberKeys } from "./subscriber-keys.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-keys-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test("a home gets one key, keeps it, and shows it to its owner alone", () => {
  const home = openHome(folder);
  const keys = readSubscriberKeys(home);
  expect(keys).toMatch(/^1:[0-9a-f]{64}$/);
  expect(readSubscriberKeys(home)).toBe(keys);
  expect(fs.statSync(home.subscriberKeysFile).mode & 0o777).toBe(0o600);
});

test("a key that is added comes first, the others stay", () => {
  const home = openHome(folder);
  const before = readSubscriberKeys(home);
  expect(addSubscriberKey(home)).toBe(2);
  const after = readSubscriberKeys(home);
  expect(after.endsWith(` ${before}`)).toBe(true);
  expect(after).toMatch(/^2:[0-9a-f]{64} 1:/);
  expect(fs.statSync(home.subscriberKeysFile).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(["subscriber-keys"]);
});
