import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSecret, sealSecret } from "./seal-secret.ts";

const SECRET = new TextEncoder().encode("twenty bytes of it..");

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("a sealed secret opens for its owner", () => {
  const sealed = sealSecret(SECRET, "vera");
  expect(Buffer.from(sealed).includes(Buffer.from(SECRET))).toBe(false);
  expect(openSecret(sealed, "vera")).toEqual(SECRET);
});

test("sealed twice it looks different", () => {
  expect(sealSecret(SECRET, "vera")).not.toEqual(sealSecret(SECRET, "vera"));
});

test("it does not open for anybody else, nor changed in a single byte", () => {
  const sealed = sealSecret(SECRET, "vera");
  expect(() => openSecret(sealed, "eve")).toThrow();
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.with(index, (sealed[index] ?? 0) ^ 1);
    expect(() => openSecret(changed as typeof sealed, "vera"), `byte ${index}`).toThrow();
  }
  expect(() => openSecret(sealed.subarray(0, 27), "vera")).toThrow();
});

test("it does not open under another installation's secret", () => {
  const sealed = sealSecret(SECRET, "vera");
  vi.stubEnv("AUTH_SECRET", "a secret of another house, long enough too");
  expect(() => openSecret(sealed, "vera")).toThrow();
});

test.each(["", "short"])("without a real secret nothing is sealed (%j)", (secret) => {
  vi.stubEnv("AUTH_SECRET", secret);
  expect(() => sealSecret(SECRET, "vera")).toThrow(/AUTH_SECRET/);
});
