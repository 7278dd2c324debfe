import { describe, expect, it } from "vitest";
import { compareParts } from "./compare-parts.ts";
import { planSetup } from "./plan-setup.ts";
import type { Part } from "./types.ts";

const plan = (code: string, amount: string): Part => ({
  kind: "plan",
  code,
  terms: { fees: [{ code: "BASE", amount }], validity: { lasts: "open" } },
});
const kept = (months: number | null): Part => ({ kind: "retention", code: "usage", terms: { months } });

describe("two versions of a template", () => {
  it("differ by part, and inside a part by value", () => {
    expect(compareParts([plan("S", "9.90"), plan("M", "19")], [plan("S", "12"), plan("L", "29")])).toEqual([
      {
        ...{ kind: "plan", code: "S", change: "changed" },
        differences: [{ path: "fees[0].amount", before: "9.90", after: "12" }],
      },
      { kind: "plan", code: "L", change: "added", differences: [] },
      { kind: "plan", code: "M", change: "removed", differences: [] },
    ]);
  });

  it("are the same when nothing differs, and a value that is not there is not an empty one", () => {
    expect(compareParts([plan("S", "9")], [plan("S", "9")])).toMatchObject([{ change: "same" }]);
    const [change] = compareParts([kept(12)], [{ ...kept(12), terms: { months: null, why: "" } }]);
    expect(change?.differences).toEqual([
      { path: "months", before: "12", after: "null" },
      { path: "why", before: null, after: "" },
    ]);
  });
});

describe("a template that is applied", () => {
  it("makes what is missing, leaves what the operator has, and has data kept as it says", () => {
    const steps = planSetup(
      [plan("S", "9"), kept(6), plan("own", "1")],
      [plan("S", "12"), plan("L", "3"), kept(12)],
    );
    expect(steps.map(({ code, action }) => `${code} ${action}`)).toEqual([
      "S left",
      "L create",
      "usage change",
    ]);
  });

  it("changes nothing when it is applied again", () => {
    const template = [plan("S", "12"), kept(12)];
    expect(planSetup(template, template).map(({ action }) => action)).toEqual(["left", "left"]);
  });
});
