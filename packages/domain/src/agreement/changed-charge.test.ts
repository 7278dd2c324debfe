import { describe, expect, test } from "vitest";
import { agreementOf, usageLine } from "../rating/terms.fixture.ts";
import { changedCharge } from "./changed-charge.ts";
import type { ChargeLine, ZoneTable } from "./types.ts";
import { zonesAgree } from "./zones-agree.ts";

const table: ZoneTable = {
  plmns: { "26201": "domestic", "20801": "eu" },
  prefixes: { "49": "domestic", "4915": "domestic" },
  homePlmns: ["26201"],
};

describe("two zone tables", () => {
  test.each<[string, ZoneTable]>([
    ["that are the same", { ...table, homePlmns: ["26201"] }],
    ["of which one knows another country", { ...table, prefixes: { ...table.prefixes, "34": "eu" } }],
    ["of which one knows another network", { ...table, plmns: { ...table.plmns, "21401": "eu" } }],
    // 4 leads nowhere in the first table: numbers of 49 stay where they are.
    ["of which one knows a shorter prefix", { ...table, prefixes: { ...table.prefixes, "4": "eu" } }],
    ["of which one lacks what the other has", { ...table, prefixes: { "49": "domestic" } }],
    ["of which one knows nothing", { plmns: {}, prefixes: {} }],
  ])("%s agree", (_case, other) => {
    expect([zonesAgree(table, other), zonesAgree(other, table)]).toEqual([true, true]);
  });

  test.each<[string, ZoneTable]>([
    ["a number has another zone", { ...table, prefixes: { ...table.prefixes, "49": "eu" } }],
    ["a longer prefix takes numbers away", { ...table, prefixes: { ...table.prefixes, "4930": "eu" } }],
    ["a network has another zone", { ...table, plmns: { ...table.plmns, "20801": "us" } }],
    ["the number decides elsewhere", { ...table, homePlmns: ["26201", "20801"] }],
    ["the number decides everywhere", { plmns: {}, prefixes: table.prefixes, homePlmns: ["26201"] }],
  ])("do not agree where %s", (_case, other) => {
    expect([zonesAgree(table, other), zonesAgree(other, table)]).toEqual([false, false]);
  });
});

describe("new terms", () => {
  const voice = usageLine({ code: "VOICE", zones: ["domestic"] });
  const sms = usageLine({ code: "SMS", services: ["sms"], zones: ["domestic", "eu"] });
  const before = agreementOf([voice, sms]);
  const changed = (lines: readonly ChargeLine[]) => changedCharge(before, agreementOf(lines));

  test("that only add a rate change no charge", () => {
    expect(changed([voice, sms, usageLine({ code: "EU", zones: ["eu"] })])).toBeNull();
    expect(changed([{ ...voice, zones: ["domestic", "eu"] }, sms])).toBeNull();
  });

  test("that take records from a later line say which", () => {
    const both = { ...voice, services: ["voice", "sms"] as const, zones: ["domestic", "eu"] };
    expect(changed([both, sms])).toEqual({
      ...{ service: "sms", direction: "mo", zone: "domestic", lineCode: "SMS" },
    });
    expect(changed([voice])).toMatchObject({ lineCode: "SMS" });
  });

  test("whose zones contradict say so", () => {
    const other = agreementOf([voice, sms]);
    const terms = { ...other.terms, zones: { plmns: {}, prefixes: { "49": "eu" } } };
    const base = { ...before.terms, zones: { plmns: {}, prefixes: { "49": "domestic" } } };
    expect(changedCharge({ ...before, terms: base }, { ...other, terms })).toBe("zones");
  });
});
