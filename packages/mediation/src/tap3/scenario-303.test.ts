import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encodeTap3 } from "./testing/encode-tap3.ts";
import { SCENARIO_303 } from "./testing/scenario-303.ts";
import { printOf, rowsCutAt, rowsOf, textsOf } from "./testing/tap3-batch.ts";

const file = encodeTap3(SCENARIO_303, "indefinite");

/** Every figure stands in the published file; the control rule is that of its audit. */
describe("a published batch of release 3.11", () => {
  it("is what its items encode to, byte for byte", () => {
    expect(file.length).toBe(668);
    expect(createHash("sha256").update(file).digest("hex")).toBe(
      "9c855e1720393682fdc189dfb9f1aee14bda78f594d0e164622dae1c689b7864",
    );
  });

  const batch = {
    sender: "AUTPT",
    recipient: "EUR01",
    fileSequenceNumber: "00303",
    fileTypeIndicator: "T",
    release: "3.11",
    fileAvailableTimeStamp: "20001109023000+0100",
    transferCutOffTimeStamp: "20001108235959+0100",
    localCurrency: "ATS",
    tapDecimalPlaces: "3",
  };

  it("is read as a header row, its call and its audit", () => {
    const rows = rowsOf(file);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [0, null],
      [1, null],
      [2, null],
    ]);
    expect(rows.slice(1).map(textsOf)).toEqual([
      {
        ...batch,
        recordType: "mobileOriginatedCall",
        imsi: "262092464569171",
        msisdn: "239228473214",
        imei: "49010041059856",
        calledNumber: "436643313540",
        startTimestamp: "20001108210000",
        utcTimeOffset: "+0100",
        totalCallEventDuration: "300",
        teleServiceCode: "11",
        recEntityType: "1",
        recEntityId: "ARSENAL1",
        plmn: "AUTPT",
        locationArea: "2107",
        cellId: "31911",
        callReference: "06b0096f",
        chargedItem: "D",
        callTypeLevel1: "1",
        callTypeLevel2: "1",
        callTypeLevel3: "0",
        chargeableUnits: "300",
        charge00: "25000",
        chargeTotal: "25000",
        taxValue: "2500",
        exchangeRateCode: "1",
        exchangeRate: "12000",
        exchangeRateDecimalPlaces: "3",
      },
      {
        ...batch,
        recordType: "auditControlInfo",
        totalCharge: "25000",
        totalTaxValue: "2500",
        totalDiscountValue: "0",
        callEventDetailsCount: "1",
        earliestCallTimeStamp: "20001108210000+0100",
        latestCallTimeStamp: "20001108210000+0100",
      },
    ]);
  });

  it("gives the same rows in definite lengths", () => {
    const definite = rowsOf(encodeTap3(SCENARIO_303));
    expect(definite.map(textsOf)).toEqual(rowsOf(file).map(textsOf));
  });

  it("gives the same rows wherever its chunks end", () => {
    const expected = printOf(rowsOf(file));
    expect(printOf(rowsOf(file, 1))).toBe(expected);
    for (let at = 1; at < file.length; at++) expect(printOf(rowsCutAt(file, at))).toBe(expected);
  });
});
