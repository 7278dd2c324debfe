import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeElement } from "../ber/testing/encode-ber.ts";
import { TAP3_COLUMNS } from "./columns/tap3-columns.ts";
import { readTap3Event } from "./read-event.ts";
import { createTap3Reader } from "./tap3-reader.ts";
import { encodeTap3, type Tap3Tree } from "./testing/encode-tap3.ts";
import { batch, CONTEXT, printOf, rowsCutAt, rowsOf, textsOf, voiceCall } from "./testing/tap3-batch.ts";

const forms = ["definite", "indefinite"] as const;

describe("a batch", () => {
  const events = [voiceCall(100), voiceCall(250), voiceCall(0)];

  it.each(forms)("of %s lengths gives its header row, its events and its audit", (form) => {
    const rows = rowsOf(encodeTap3(batch(events, 350), form));
    expect(rows[0]).toEqual({
      line: 0,
      bytes: encodeTap3(CONTEXT, form),
      fields: TAP3_COLUMNS,
      fault: null,
      isCut: false,
    });
    expect(rows.slice(1).map((row) => [row.line, textsOf(row).recordType, textsOf(row).charge00])).toEqual([
      [1, "mobileOriginatedCall", "100"],
      [2, "mobileOriginatedCall", "250"],
      [3, "mobileOriginatedCall", "0"],
      [4, "auditControlInfo", undefined],
    ]);
    expect(rows[1]?.bytes).toEqual(encodeTap3(voiceCall(100), form));
  });

  it.each(forms)("of %s lengths gives rows that are read again from their bytes", (form) => {
    const [header, ...rows] = rowsOf(encodeTap3(batch(events, 350), form));
    for (const row of rows)
      expect(readTap3Event(header?.bytes ?? Buffer.alloc(0), row.bytes, row.line)).toEqual(row);
  });

  it("gives the same rows however long its chunks are", () => {
    const charges = fc.array(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), { maxLength: 5 });
    fc.assert(
      fc.property(
        charges,
        fc.constantFrom(...forms),
        fc.integer({ min: 1, max: 400 }),
        (each, form, piece) => {
          const calls = each.map((charge) => voiceCall(0, messageOf(charge)));
          const file = encodeTap3(batch(calls, 0), form);
          const rows = rowsOf(file, piece);
          expect(rows).toEqual(rowsOf(file));
          expect(rows.slice(1, -1).map((row) => textsOf(row).charge00)).toEqual(each.map(String));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(forms)("of %s lengths gives the same rows wherever it is cut", (form) => {
    const file = encodeTap3(batch(events, 350), form);
    const expected = printOf(rowsOf(file));
    for (let at = 1; at < file.length; at++) expect(printOf(rowsCutAt(file, at))).toBe(expected);
  });

  it("without an event has its header row and its audit", () => {
    expect(rowsOf(encodeTap3(batch([]))).map((row) => row.line)).toEqual([0, 1]);
    expect(rowsOf(encodeTap3({ transferBatch: { ...CONTEXT } })).map((row) => row.fault)).toEqual([
      null,
      "the batch has no AuditControlInfo",
    ]);
  });

  it("keeps tags that nobody knows, and names their paths", () => {
    const call = voiceCall(100, { "#999": "x", supplServiceCode: "11", "#1000": { imsi: "999" } });
    const file = encodeTap3({ transferBatch: { ...CONTEXT, "#500": "kept", callEventDetailList: [call] } });
    const [header, row] = rowsOf(file);
    expect(header?.bytes.subarray(-8).toString("latin1")).toContain("kept");
    expect(textsOf(row ?? { fields: [] }).unknownTags).toBe("9.999 9.1000");
    expect(textsOf(row ?? { fields: [] }).imsi).toBe("262092464569171");
    expect(row?.bytes).toEqual(encodeTap3(call));
    const audit = { totalCharge: 0, callEventDetailsCount: 0, "#501": "x" };
    const control = { ...(CONTEXT.batchControlInfo as Tap3Tree), "#599": [{ "#598": "x" }] };
    const others = { ...CONTEXT, batchControlInfo: control, auditControlInfo: audit };
    expect(textsOf(rowsOf(encodeTap3({ transferBatch: others }))[1] ?? { fields: [] }).unknownTags).toBe(
      "4.599 15.501",
    );
  });

  it("gives an event of an unknown tag as a row", () => {
    const [, row] = rowsOf(encodeTap3(batch([{ "#499": { imsi: "262092464569171" } }])));
    expect(row?.fault).toBeNull();
    expect(textsOf(row ?? { fields: [] })).toMatchObject({ recordType: "unknown [499]", unknownTags: "499" });
  });
});

/** A basic service with one charge, in place of the call's own. */
function messageOf(charge: bigint): Tap3Tree {
  const detail = { chargeDetail: { chargeType: "00", charge } };
  return {
    basicServiceUsedList: {
      basicServiceUsed: {
        basicService: { basicServiceCode: { teleServiceCode: "22" } },
        chargeInformationList: { chargeInformation: { chargedItem: "E", chargeDetailList: detail } },
      },
    },
  };
}

describe("a notification", () => {
  it.each(forms)("of %s lengths is one row", (form) => {
    const file = encodeTap3({ notification: CONTEXT.batchControlInfo ?? {} }, form);
    const [header, row, ...others] = rowsOf(file, 3);
    expect(header).toMatchObject({ line: 0, fields: TAP3_COLUMNS, fault: null, bytes: Buffer.alloc(0) });
    expect(others).toEqual([]);
    expect(row?.bytes).toEqual(file);
    expect(textsOf(row ?? { fields: [] })).toEqual({
      recordType: "notification",
      sender: "AUTPT",
      recipient: "EUR01",
      fileSequenceNumber: "00303",
      release: "3.12",
      fileAvailableTimeStamp: "20260901023000+0100",
      transferCutOffTimeStamp: "20260831235959+0100",
    });
    expect(readTap3Event(Buffer.alloc(0), file, 1)).toEqual(row);
  });
});

describe("an event that cannot be read is a row with its bytes", () => {
  const good = encodeTap3(voiceCall(100));
  const fileOf = (...events: readonly Buffer[]): Buffer =>
    encodeElement(
      1,
      Buffer.concat([
        encodeTap3(CONTEXT),
        encodeElement(3, Buffer.concat(events), true),
        encodeTap3({ auditControlInfo: { totalCharge: 0, callEventDetailsCount: 3 } }),
      ]),
      true,
    );

  it("when a length inside reaches beyond it", () => {
    // 69 04, then 7f81 13 05 with no octet behind it.
    const bad = Buffer.from("69047f811305", "hex");
    const rows = rowsOf(fileOf(good, bad, good));
    expect(rows.map(({ fault }) => fault)).toEqual([
      null,
      null,
      "a length reaches 5 bytes beyond what holds it at byte 2",
      null,
      null,
    ]);
    expect(rows[2]).toMatchObject({ bytes: bad, fields: [], line: 2, isCut: false });
  });

  it("when its own length reaches beyond the list", () => {
    const rows = rowsOf(fileOf(good, Buffer.from("69057f", "hex")));
    expect(rows.map(({ fault, bytes }) => [fault, bytes.length > 100])).toEqual([
      [null, true],
      [null, true],
      [expect.stringMatching(/^a length reaches 4 bytes beyond what holds it at byte \d+$/), false],
      [null, false],
    ]);
  });

  it("when it is longer than a record may be: it is cut", () => {
    const file = fileOf(good, encodeTap3(voiceCall(1, { "#999": Buffer.alloc(2000) })), good);
    const rows = rowsOf(file, 100, 1000);
    expect(rows.map(({ line, isCut, bytes }) => [line, isCut, bytes.length === 1000])).toEqual([
      [0, false, false],
      [1, false, false],
      [2, true, true],
      [3, false, false],
      [4, false, false],
    ]);
    expect(rows[2]?.fault).toBe("the element is longer than 1000 bytes; its first 1000 are kept");
  });

  it("when the rest of the file is no BER", () => {
    // The last four octets end the audit and the batch: behind them the audit has no end.
    const whole = encodeTap3(batch([voiceCall(100)]), "indefinite");
    const file = Buffer.concat([whole.subarray(0, -4), Buffer.alloc(8, 0xff)]);
    const rows = rowsOf(file);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [0, null],
      [1, null],
      [2, `a tag number has more than 4 octets at byte ${whole.length - 4}`],
    ]);
    expect(file.subarray(-(rows[2]?.bytes.length ?? 0))).toEqual(rows[2]?.bytes);
  });

  it("when the file ends too early: one last row says so", () => {
    for (const form of forms) {
      const file = encodeTap3(batch([voiceCall(100), voiceCall(200)], 300), form);
      const [, first] = rowsOf(file);
      const end = file.indexOf(first?.bytes ?? "") + (first?.bytes.length ?? 0);
      for (let length = end; length < file.length; length++) {
        const [, call, ...others] = rowsOf(file.subarray(0, length));
        expect(call).toEqual(first);
        expect(others.filter(({ fault }) => fault !== null).length).toBe(1);
        expect(others.at(-1)?.fault).not.toBeNull();
      }
    }
  });
});

describe("an event that is made to cost much", () => {
  const many = (count: number, item: Tap3Tree): Tap3Tree[] => Array.from({ length: count }, () => item);
  const read = (event: Tap3Tree) => rowsOf(encodeTap3(batch([event])), 65_536, 16_777_216)[1];

  it("by its charges is read once over", () => {
    const details = many(60_000, { chargeDetail: { chargeType: "00", charge: 1 } });
    const row = read(voiceCall(0, { chargeDetailList: details }));
    expect(textsOf(row ?? { fields: [] }).charge00).toBe("60000");
  });

  it("by its services is read once over", () => {
    const service = {
      contentServiceUsed: { chargeRefundIndicator: 1, chargeDetail: { chargeType: "00", charge: 1 } },
    };
    const start = { orderPlacedTimeStamp: { localTimeStamp: "20260831210000", utcTimeOffsetCode: 1 } };
    const row = read({ contentTransaction: [start, ...many(40_000, service)] });
    expect(textsOf(row ?? { fields: [] }).refundTotal).toBe("40000");
  });

  it("by its elements is refused", () => {
    const row = read(
      voiceCall(0, { "#999": Buffer.alloc(0), basicServiceUsedList: many(300_000, { imsi: "12" }) }),
    );
    expect(row?.fault).toMatch(/^there are more than 250000 elements at byte/);
  });

  it("by tags that nobody knows names the first 20", () => {
    const tags = Array.from({ length: 5000 }, (_, at) => [`#${10_000 + at}`, "x"] as const);
    const row = read(voiceCall(0, Object.fromEntries(tags)));
    expect(textsOf(row ?? { fields: [] }).unknownTags?.split(" ").length).toBe(20);
  });

  it("by its recording entities names each once", () => {
    const row = read(voiceCall(0, { recEntityCodeList: many(10_000, { recEntityCode: 1 }) }));
    expect(textsOf(row ?? { fields: [] }).recEntityId).toBe("VIENNA1");
  });
});

describe("a header row says why a batch cannot be read", () => {
  const faultOf = (tree: Tap3Tree) =>
    rowsOf(encodeTap3({ transferBatch: { ...CONTEXT, ...tree } }))[0]?.fault;

  it("when its release is not read here", () => {
    const control = { specificationVersionNumber: 3, releaseVersionNumber: 9 };
    expect(faultOf({ batchControlInfo: control })).toBe("release 3.9 is not read, 3.10 to 3.12 are");
    expect(faultOf({ batchControlInfo: { sender: "AUTPT" } })).toBe("the batch names no release");
  });

  it("when a group of it cannot be decoded", () => {
    expect(faultOf({ accountingInfo: { tapDecimalPlaces: Buffer.alloc(0) } })).toMatch(
      /^an integer has no octet/,
    );
  });

  it("when it is longer than memory allows", () => {
    expect(faultOf({ "#500": Buffer.alloc(70_000) })).toBe(
      "the element is longer than 65536 bytes; its first 65536 are kept",
    );
  });
});

describe("a file that is no TAP3 is refused", () => {
  it.each([
    ["without a byte", Buffer.alloc(0)],
    ["of text", Buffer.from("imsi;msisdn;volume\n")],
    ["of another element", encodeElement(9, Buffer.alloc(0), true)],
    ["of an element that holds none", encodeElement(1, Buffer.from("abc"), false)],
    [
      "of a batch that begins with something else",
      encodeElement(1, encodeElement(41, Buffer.from([2]), false), true),
    ],
  ])("%s", (_, file) => {
    expect(() => rowsOf(file)).toThrow("The file is no TAP3");
    const read = () => {
      const reader = createTap3Reader({ maxRecordBytes: 64 }, () => {});
      reader.push(file);
      reader.end();
    };
    expect(read).toThrow(expect.objectContaining({ code: "FILE_UNREADABLE" }));
  });
});
