import { expect, test } from "vitest";
import { movesAt, refuseEnded } from "./lifecycle.ts";
import { obstaclesTo } from "./obstacles.ts";
import { parseReceiver } from "./receiver.ts";
import type { ImsiHolding, NamedReceiver } from "./types.ts";

const now = Date.parse("2026-10-15T08:00:00Z");

test("a transfer ends once", () => {
  for (const status of ["asked", "waiting"] as const) refuseEnded(status);
  for (const status of ["done", "refused", "withdrawn", "taken", "declined"] as const) {
    expect(() => refuseEnded(status), status).toThrow(expect.objectContaining({ code: "STEP_REFUSED" }));
  }
});

test("SIMs change hands when it was wanted, and never before they are taken", () => {
  expect(movesAt(now + 1, now)).toBe(now + 1);
  expect(movesAt(now, now)).toBe(now);
  expect(movesAt(now - 86_400_000, now)).toBe(now);
});

test("a receiver's code is taken as it is written, unless it is none or the giver's own", () => {
  expect(parseReceiver(" Beta_2 ", "alfa")).toBe("beta_2");
  expect(parseReceiver("nobody_at_all", "alfa")).toBe("nobody_at_all");
  for (const wrong of ["", "b", "2beta", "be ta", "beta;", "b".repeat(32), "alfa", "ALFA"]) {
    const read = () => parseReceiver(wrong, "alfa");
    expect(read, wrong).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  }
});

const receiver: NamedReceiver = { id: "beta", isLive: true, agreementIds: ["nordkant"] };
const sims = [
  { iccid: "8949010000000000008", imsis: ["262010000000001"] },
  { iccid: "8949010000000000016", imsis: ["262010000000002", "208010000000002"] },
];
const held = (imsi: string, more: Partial<ImsiHolding> = {}): ImsiHolding => ({
  ...{ imsi, operatorId: "alfa", agreementId: "nordkant", until: null },
  ...more,
});
const holdings = [held("262010000000001"), held("262010000000002"), held("208010000000002")];
const whole = { giverId: "alfa", receiver, sims, holdings };

test("nothing stands in the way of SIMs that are the giver's and of an operator with terms for them", () => {
  expect(obstaclesTo(whole)).toEqual([]);
});

test("each thing that stands in the way is named, with the SIMs it is about", () => {
  const [first, second] = sims.map(({ iccid }) => iccid);
  expect(obstaclesTo({ ...whole, receiver: null })).toEqual([{ kind: "no-such-operator", sims: [] }]);
  expect(obstaclesTo({ ...whole, receiver: { ...receiver, isLive: false } })).toEqual([
    { kind: "not-live", sims: [] },
  ]);
  expect(obstaclesTo({ ...whole, receiver: { ...receiver, agreementIds: ["other"] } })).toEqual([
    { kind: "no-terms", sims: [first, second] },
  ]);
  const siblings = [...holdings.slice(0, 2), held("208010000000002", { operatorId: "gamma" })];
  expect(obstaclesTo({ ...whole, holdings: siblings })).toEqual([{ kind: "not-held", sims: [second] }]);
  const ending = [held("262010000000001", { until: now + 1 }), ...holdings.slice(1)];
  expect(obstaclesTo({ ...whole, holdings: ending })).toEqual([{ kind: "ends-soon", sims: [first] }]);
  expect(obstaclesTo({ ...whole, receiver: null, holdings: [] }).map(({ kind }) => kind)).toEqual([
    "no-such-operator",
    "not-held",
  ]);
});
