import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteText, stringOf } from "../usage/byte-text.ts";
import { createAttributor } from "./attribute.ts";
import type { Attribution, NumberRange, OperatorLife, SimAssignment, UsageIdentity } from "./types.ts";

const at = (text: string): number => Date.parse(text);
const move = at("2026-10-15T08:00:00Z");

function sim(id: string, operatorId: string, more: Partial<SimAssignment> = {}): SimAssignment {
  const plain = {
    imsi: `26201000000${id}`,
    iccid: null,
    msisdn: null,
    validFrom: 0,
    validUntil: null,
    isTest: false,
  };
  return { id, operatorId, ...plain, ...more };
}

type Identity = Partial<Record<keyof UsageIdentity, string | null>>;

function inBytes({ imsi = null, iccid = null, msisdn = null }: Identity): UsageIdentity {
  return { imsi: byteText(imsi), iccid: byteText(iccid), msisdn: byteText(msisdn) };
}

/** An attribution with the assignment's id as text. */
function inStrings(found: Attribution) {
  return found.status === "attributed" ? { ...found, assignmentId: stringOf(found.assignmentId) } : found;
}

function attributor(sims: SimAssignment[], ranges: NumberRange[] = [], lives: OperatorLife[] = []) {
  const attribute = createAttributor({ sims, ranges, lives });
  return (identity: Identity, instant = move) => inStrings(attribute(inBytes(identity), instant));
}

const range = (operatorId: string, kind: NumberRange["kind"], first: string, last: string): NumberRange => ({
  id: `range-${operatorId}`,
  operatorId,
  kind,
  first,
  last,
  validFrom: 0,
  validUntil: null,
});

describe("whose usage it is", () => {
  test("a SIM that moves from A to B at 10:00: 09:59:59 is A's, 10:00:00 is B's", () => {
    const attribute = attributor([
      sim("0001", "A", { validUntil: move }),
      sim("0002", "B", { imsi: "262010000000001", validFrom: move }),
    ]);
    expect(attribute({ imsi: "262010000000001" }, move - 1_000)).toMatchObject({ operatorId: "A" });
    expect(attribute({ imsi: "262010000000001" }, move)).toMatchObject({
      operatorId: "B",
      assignmentId: "0002",
    });
  });

  test("IMSI comes before ICCID, ICCID before MSISDN", () => {
    const attribute = attributor([
      sim("0001", "A", { iccid: "8949010000000000001", msisdn: "4915100000001" }),
    ]);
    const identity = { imsi: "262010000000001", iccid: "8949010000000000001", msisdn: "4915100000001" };
    expect(attribute(identity)).toMatchObject({ status: "attributed", method: "imsi" });
    expect(attribute({ ...identity, imsi: null })).toMatchObject({ method: "iccid" });
    expect(attribute({ ...identity, imsi: "999990000000000", iccid: null })).toMatchObject({
      method: "msisdn",
    });
  });

  test("IMSI of A and MSISDN of B: ambiguous", () => {
    const attribute = attributor([sim("0001", "A"), sim("0002", "B", { msisdn: "4915100000002" })]);
    expect(attribute({ imsi: "262010000000001", msisdn: "4915100000002" })).toEqual({
      status: "ambiguous",
      operatorIds: ["A", "B"],
    });
  });

  test("a recycled MSISDN: its history stays with the first operator and ends with it", () => {
    const attribute = attributor([
      sim("0001", "A", { msisdn: "4915100000009", validUntil: move }),
      sim("0002", "B", { msisdn: "4915100000009", validFrom: move }),
    ]);
    expect(attribute({ msisdn: "4915100000009" }, move - 1)).toMatchObject({ operatorId: "A" });
    expect(attribute({ msisdn: "4915100000009" }, move)).toMatchObject({ operatorId: "B" });
    expect(attribute({ imsi: "262010000000002", msisdn: "4915100000009" }, move)).toMatchObject({
      operatorId: "B",
    });
  });

  test("usage after a port-out is unattributed, even inside the operator's own range", () => {
    const attribute = attributor(
      [sim("0001", "A", { msisdn: "4915100000001", validUntil: move })],
      [range("A", "msisdn", "4915100000000", "4915199999999")],
    );
    expect(attribute({ msisdn: "4915100000001" }, move)).toEqual({ status: "unattributed" });
    expect(attribute({ msisdn: "4915100000002" }, move)).toMatchObject({ operatorId: "A", method: "range" });
  });

  test("usage after a port-out is still the operator's where the IMSI matches", () => {
    const attribute = attributor([
      sim("0001", "A", { msisdn: "4915100000001", validUntil: move }),
      sim("0003", "A", { imsi: "262010000000001", validFrom: move }),
    ]);
    expect(attribute({ imsi: "262010000000001", msisdn: "4915100000001" }, move)).toMatchObject({
      operatorId: "A",
    });
  });

  test("a card with several IMSIs: each is an assignment of its own under one ICCID", () => {
    const card = { iccid: "8949010000000000001" };
    const attribute = attributor([
      sim("0001", "A", card),
      sim("0002", "A", { ...card, imsi: "208010000000002" }),
    ]);
    expect(attribute({ imsi: "208010000000002", ...card })).toMatchObject({
      operatorId: "A",
      assignmentId: "0002",
    });
    expect(attribute(card)).toMatchObject({ operatorId: "A", method: "iccid" });
  });

  test("a test SIM is attributed and marked", () => {
    expect(attributor([sim("0001", "A", { isTest: true })])({ imsi: "262010000000001" })).toMatchObject({
      isTest: true,
    });
  });

  test("a record after the operator's end is closed-operator, one before it is not", () => {
    const lives = [{ operatorId: "A", liveFrom: 0, liveUntil: move }];
    const attribute = attributor([sim("0001", "A")], [], lives);
    expect(attribute({ imsi: "262010000000001" }, move)).toEqual({
      status: "closed-operator",
      operatorId: "A",
    });
    expect(attribute({ imsi: "262010000000001" }, move - 1)).toMatchObject({ status: "attributed" });
  });

  test("no known identifier: unattributed", () => {
    expect(attributor([sim("0001", "A")])({ imsi: "310260000000001", msisdn: "" })).toEqual({
      status: "unattributed",
    });
    expect(attributor([])({})).toEqual({ status: "unattributed" });
  });

  test("IMSIs that differ in leading zeros or length are told apart", () => {
    const attribute = attributor([
      sim("1", "A", { imsi: "001010000000001" }),
      sim("2", "B", { imsi: "1010000000001" }),
      sim("3", "C", { imsi: "8949F10000000000001F" }),
    ]);
    const operators = ["001010000000001", "1010000000001", "01010000000001", "8949F10000000000001F"].map(
      (imsi) => {
        const found = attribute({ imsi });
        return found.status === "attributed" ? found.operatorId : null;
      },
    );
    expect(operators).toEqual(["A", "B", null, "C"]);
  });
});

describe("number ranges", () => {
  test("overlapping ranges of two operators are ambiguous, both ends belong to a range", () => {
    const attribute = attributor(
      [],
      [
        range("A", "imsi", "262010000000000", "262010000000099"),
        range("B", "imsi", "262010000000099", "262010000000199"),
      ],
    );
    const status = (imsi: string) => attribute({ imsi }).status;
    expect(status("262010000000000")).toBe("attributed");
    expect(status("262010000000099")).toBe("ambiguous");
    expect(status("262010000000199")).toBe("attributed");
    expect(status("262010000000200")).toBe("unattributed");
  });

  test("a range inside a larger one is found, whatever lies between", () => {
    const attribute = attributor(
      [],
      [range("A", "imsi", "100", "900"), range("A", "imsi", "200", "210"), range("A", "imsi", "300", "310")],
    );
    expect(attribute({ imsi: "800" })).toMatchObject({ status: "attributed", operatorId: "A" });
  });

  test.each([
    ["200", "100"],
    ["1", "22"],
    ["1a", "2b"],
  ])("from %s to %s is refused as INPUT_INVALID", (first, last) => {
    expect(() => attributor([], [range("A", "imsi", first, last)])).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID" }),
    );
  });
});

describe("for every inventory", () => {
  const anySim = fc
    .record({
      imsi: fc.constantFrom("26201", "26202", "26203"),
      msisdn: fc.constantFrom(null, "491", "492"),
      operatorId: fc.constantFrom("A", "B"),
      validFrom: fc.nat(5),
      length: fc.nat(5),
      isTest: fc.boolean(),
    })
    .map(({ length, ...row }) => ({
      ...row,
      iccid: null,
      validUntil: length === 0 ? null : row.validFrom + length,
    }));
  const anySims = fc
    .array(anySim, { maxLength: 8 })
    .map((rows) => rows.map((row, index): SimAssignment => ({ ...row, id: `row-${index}` })));

  test("the answer is that of looking through all rows, and does not depend on their order", () => {
    fc.assert(
      fc.property(anySims, fc.nat(10), (sims, instant) => {
        const identity = { imsi: "26201", iccid: null, msisdn: "491" };
        const found = attributor(sims)(identity, instant);
        const holders = sims.filter(
          (row) =>
            (row.imsi === "26201" || row.msisdn === "491") &&
            row.validFrom <= instant &&
            (row.validUntil === null || instant < row.validUntil),
        );
        const operators = [...new Set(holders.map((row) => row.operatorId))].sort();
        const statuses = ["unattributed", "attributed", "ambiguous"];
        expect(found.status).toBe(statuses[operators.length]);
        if (found.status === "attributed") expect(found.operatorId).toBe(operators[0]);
        if (found.status === "ambiguous") expect(found.operatorIds).toEqual(operators);
        expect(attributor(sims.toReversed())(identity, instant)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  test("20,000 SIMs are each found by each identifier", () => {
    const sims = Array.from({ length: 20_000 }, (_, index) => {
      const digits = String(index * 7919).padStart(10, "0");
      return sim(String(index), `op-${index % 7}`, {
        imsi: `26201${digits}`,
        iccid: `894901000${digits}`,
        msisdn: `4915${digits}`,
      });
    });
    const attribute = attributor(sims);
    const isFound = (row: SimAssignment, identity: Identity): boolean => {
      const found = attribute(identity, move);
      return (
        found.status === "attributed" && found.assignmentId === row.id && found.operatorId === row.operatorId
      );
    };
    const found = sims.filter(
      (row) =>
        isFound(row, { imsi: row.imsi }) &&
        isFound(row, { iccid: row.iccid }) &&
        isFound(row, { msisdn: row.msisdn }),
    );
    expect(found).toHaveLength(20_000);
  });
});
