import fc from "fast-check";
import { expect, test } from "vitest";
import { assignNumber, portOut, QUARANTINE_DAYS, releaseNumber, standingAt } from "./lifecycle.ts";
import { parseMsisdn } from "./msisdn.ts";
import type { NumberStatus } from "./types.ts";

const at = (text: string) => Date.parse(text);
const now = at("2026-10-15T08:00:00Z");
const of = (status: NumberStatus, statusUntil: number | null = null) => ({ status, statusUntil });
const refused = expect.objectContaining({ code: "STEP_REFUSED" });

test("a number is read in whatever way it is printed", () => {
  for (const text of ["+49 1511 234-5678", "0049 (1511) 2345678", "49/1511/2345678", "4915112345678"]) {
    expect(parseMsisdn(text)).toBe("4915112345678");
  }
  for (const text of ["", "01511 2345678", "+49", "4915112345678901", "49151x2345678"]) {
    expect(() => parseMsisdn(text), text).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  }
});

test("digits stay as they are however they are grouped", () => {
  const anyNumber = fc.stringMatching(/^[1-9][0-9]{6,14}$/);
  fc.assert(
    fc.property(anyNumber, fc.nat({ max: 6 }), (digits, cut) => {
      expect(parseMsisdn(`+${digits.slice(0, cut)} ${digits.slice(cut)}`)).toBe(digits);
    }),
  );
});

test("a number that was given up is nobody's for 90 days, and free at the end of the last", () => {
  const released = releaseNumber(of("assigned"), now);
  // 15 October + 90 days: 16 days of October, 30 of November, 31 of December, 13 of January.
  expect(released).toEqual(of("quarantined", at("2027-01-13T08:00:00Z")));
  expect(QUARANTINE_DAYS).toBe(90);
  const end = released.statusUntil ?? 0;
  expect(() => assignNumber(released, end - 1)).toThrow(/quarantined until 2027-01-13/);
  expect(assignNumber(released, end)).toEqual(of("assigned"));
  expect(standingAt(released, end)).toEqual(of("free"));
});

test("only a free or reserved number is assigned, only a held one released or ported", () => {
  const statuses = ["free", "reserved", "assigned", "quarantined", "ported-in", "ported-out"] as const;
  for (const status of statuses) {
    const standing = of(status, status === "reserved" || status === "quarantined" ? now + 1 : null);
    const isFree = status === "free" || status === "reserved";
    const isHeld = status === "assigned" || status === "ported-in";
    if (isFree) expect(assignNumber(standing, now)).toEqual(of("assigned"));
    else expect(() => assignNumber(standing, now), status).toThrow(refused);
    if (isHeld) expect(portOut(standing)).toEqual(of("ported-out"));
    else expect(() => portOut(standing), status).toThrow(refused);
    if (!isHeld) expect(() => releaseNumber(standing, now), status).toThrow(refused);
  }
});

test("a number that came with its holder goes back to whose it is, not into the pool", () => {
  expect(releaseNumber(of("ported-in"), now)).toEqual(of("ported-out"));
});
