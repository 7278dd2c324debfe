import { describe, expect, it } from "vitest";
import { encodeTap3, type Tap3Tree } from "./testing/encode-tap3.ts";
import { batch, CONTEXT, charged, readOne, rowsOf, textsOf, voiceCall } from "./testing/tap3-batch.ts";

const at = (localTimeStamp: string) => ({ localTimeStamp, utcTimeOffsetCode: 1 });

function content(...services: readonly Tap3Tree[]): Tap3Tree {
  return {
    contentTransaction: {
      contentTransactionBasicInfo: { orderPlacedTimeStamp: at("20260831212000") },
      contentServiceUsedList: services.map((contentServiceUsed) => ({ contentServiceUsed })),
    },
  };
}

const bought = (charge: number): Tap3Tree => ({
  chargeInformationList: charged(charge),
  advisedChargeInformation: { advisedCharge: 999_999 },
});
const refunded = (charge: number): Tap3Tree => ({ chargeRefundIndicator: 1, ...bought(charge) });

/** A chargeInformation list with details of these types and amounts, taxed and discounted. */
function charges(...details: readonly (readonly [type: string, charge: number, units?: number])[]): Tap3Tree {
  const chargeDetailList = details.map(([chargeType, charge, units]): Tap3Tree => {
    const measured: Tap3Tree = units === undefined ? {} : { chargeableUnits: units };
    return { chargeDetail: { chargeType, charge, ...measured } };
  });
  return {
    chargeInformation: {
      chargedItem: "D",
      exchangeRateCode: 1,
      chargeDetailList,
      taxInformationList: { taxInformation: { taxCode: 1, taxValue: 20 } },
      discountInformation: { discountCode: 1, discount: 3 },
    },
  };
}

const call = (chargeInformationList: readonly Tap3Tree[], more: Tap3Tree = {}): Tap3Tree =>
  voiceCall(0, {
    basicServiceUsedList: {
      basicServiceUsed: {
        basicService: { basicServiceCode: { teleServiceCode: "11" } },
        chargeInformationList,
      },
    },
    ...more,
  });

describe("an event's charge", () => {
  it("is the sum of type 00 over its charge informations; the other types are parts of it", () => {
    const event = call([
      charges(["00", 500, 60], ["01", 300], ["03", 200]),
      charges(["00", 250, 30], ["01", 250]),
    ]);
    expect(textsOf(readOne(event))).toMatchObject({
      charge00: "750", // 500 + 250
      chargeTotal: "750",
      chargeableUnits: "90", // 60 + 30, of type 00 alone
      taxValue: "40", // 20 + 20
      discountValue: "6", // 3 + 3
    });
  });

  it("has its discounts, a fixed one by its code alone", () => {
    // The two discounts of TD.61 3.11.5 (in codicis/gsma-sdk at 3bf4be8095a8); its audit states 1835.
    const stated = charged(30_115, { discountInformation: { discountCode: 1, discount: 1585 } });
    const fixed = charged(750, { discountInformation: { discountCode: 2 } });
    expect(textsOf(readOne(call([stated, fixed]))).discountValue).toBe("1835"); // 1585 + 250
    const rateAlone = charged(750, { discountInformation: { discountCode: 1 } });
    expect(textsOf(readOne(call([rateAlone]))).discountValue).toBeUndefined();
  });

  it("has the CAMEL invocation fee on top", () => {
    const camelServiceUsed = {
      camelServiceKey: 5,
      exchangeRateCode: 1,
      taxInformationList: { taxInformation: { taxCode: 1, taxValue: 4 } },
      camelInvocationFee: 11,
    };
    expect(textsOf(readOne(call([charges(["00", 500])], { camelServiceUsed })))).toMatchObject({
      charge00: "500",
      camelInvocationFee: "11",
      chargeTotal: "511",
      camelServiceKey: "5",
      taxValue: "24", // 20 + 4
    });
  });

  it("is empty when there is none, and 0 when it is 0", () => {
    expect(textsOf(readOne(call([]))).charge00).toBeUndefined();
    expect(textsOf(readOne(call([charges(["00", 0])]))).charge00).toBe("0");
  });

  it("of a refund is marked, and an advised charge is none", () => {
    expect(textsOf(readOne(content(refunded(700))))).toMatchObject({
      charge00: "700",
      isRefund: "1",
      refundTotal: "700",
    });
    expect(textsOf(readOne(content(bought(700), refunded(200))))).toMatchObject({
      charge00: "700",
      chargeTotal: "700",
      refundTotal: "200",
    });
    expect(textsOf(readOne(content(bought(700), refunded(200)))).isRefund).toBeUndefined();
  });

  it("at two exchange rates names both codes and no rate", () => {
    const other = charged(5, { exchangeRateCode: 2 });
    const texts = textsOf(readOne(call([charged(5), other])));
    expect(texts.exchangeRateCode).toBe("1 2");
    expect(texts.exchangeRate).toBeUndefined();
  });

  it.each([
    [
      /^a chargeDetail has no chargeType at byte/,
      [charged(5, { chargeDetailList: { chargeDetail: { charge: 5 } } })],
    ],
    [
      /^a chargeDetail has no charge at byte/,
      [charged(5, { chargeDetailList: { chargeDetail: { chargeType: "00" } } })],
    ],
    [/^charge is below 0 at byte/, [charged(-5)]],
    [
      /^the AccountingInfo has no exchangeRateCode 7, which stands at byte/,
      [charged(5, { exchangeRateCode: 7 })],
    ],
  ])("%s", (fault, list) => {
    expect(readOne(call(list)).fault).toMatch(fault);
  });
});

describe("a batch's events sum to its audit", () => {
  const sum = (rows: readonly Record<string, string>[], column: string): bigint =>
    rows.reduce((total, texts) => total + BigInt(texts[column] ?? "0"), 0n);
  const check = (events: readonly Tap3Tree[], totalCharge: number, more: Tap3Tree = {}) => {
    const rows = rowsOf(encodeTap3(batch(events, totalCharge, more), "indefinite"))
      .slice(1)
      .map(textsOf);
    const audit = rows.at(-1) ?? {};
    const counted = rows.slice(0, -1);
    const charged = counted.filter(({ isRefund }) => isRefund !== "1");
    expect(audit.recordType).toBe("auditControlInfo");
    expect(sum(charged, "chargeTotal")).toBe(BigInt(audit.totalCharge ?? "-1"));
    expect(sum(counted, "refundTotal")).toBe(BigInt(audit.totalChargeRefund ?? "0"));
    expect(counted.length).toBe(Number(audit.callEventDetailsCount));
  };

  it("without refunds, with CAMEL fees", () => {
    // 500 + 250 + 11 of fee + 40 = 801; the refunds of 60 and 5 are totalled apart.
    const fee = { camelServiceUsed: { camelServiceKey: 1, camelInvocationFee: 11 } };
    const events = [call([charges(["00", 500])]), call([charges(["00", 250], ["01", 250])], fee)];
    const refunds = [content(refunded(60)), content(bought(40), refunded(5))];
    check([...events, ...refunds], 801, { totalChargeRefund: 65 });
  });

  it("as those of a published content batch do", () => {
    // TDAUTPTEUR0100006_CONTRANS.TAP311 (GSMA TD.62, in codicis/gsma-sdk at 3bf4be8095a8): eight events, the
    // seventh a refund of 0; 1052 + 0 + 14025 + 22440 + 0 + 0 + 0 = 37517.
    const events = [1052, 0, 14_025, 22_440, 0, 0].map((charge) => content(bought(charge)));
    check([...events, content(refunded(0)), content(bought(0))], 37_517);
  });
});

describe("release 3.10 says some things otherwise", () => {
  const context = {
    ...CONTEXT,
    batchControlInfo: { sender: "WERFD", specificationVersionNumber: 3, releaseVersionNumber: 10 },
    networkInfo: {
      utcTimeOffsetInfoList: { utcTimeOffsetInfo: { utcTimeOffsetCode: 1, utcTimeOffset: "+0200" } },
      recEntityInfoList: { recEntityInformation: { recEntityCode: 1, recEntityType: 1, mscId: "MSC7" } },
    },
  };
  const simChargeableSubscriber = { imsi: "262092464569171" };
  const voice = {
    mobileOriginatedCall: {
      moBasicCallInformation: {
        simChargeableSubscriber,
        destination: { addressStringDigits: "436643313540" },
        callEventStartTimeStamp: at("20050405090547"),
        totalCallEventDuration: 60,
      },
      locationInformation: { networkLocation: { recEntityCode: 1 } },
      equipmentInformation: { imei: "49010041059856" },
      basicServiceUsedList: {
        basicServiceUsed: {
          basicService: { teleServiceCode: "11" },
          chargeInformationList: charged(500, { discountInformation: { discountCode: 1, discountValue: 8 } }),
        },
      },
      camelServiceUsed: { camelServerAddress: "4366400", ...charged(11) },
    },
  };
  const gprs = {
    gprsCall: {
      gprsBasicCallInformation: {
        gprsChargeableSubscriber: { simChargeableSubscriber },
        callEventStartTimeStamp: at("20050405090547"),
        totalCallEventDuration: 60,
      },
      gprsServiceUsed: {
        gprsServiceUsageList: [
          { gprsServiceUsage: { dataVolumeIncoming: 100, dataVolumeOutgoing: 1 } },
          { gprsServiceUsage: { dataVolumeIncoming: 20, dataVolumeOutgoing: 2 } },
        ],
        chargeInformationList: charged(7),
      },
    },
  };
  const auditControlInfo: Tap3Tree = {
    totalChargeValueList: [
      { totalChargeValue: { chargeType: "01", absoluteAmount: 999 } },
      { totalChargeValue: { chargeType: "00", absoluteAmount: 518, totalChargeRefund: 2 } },
    ],
    totalTaxValue: 0,
    totalDiscountValue: 8,
    callEventDetailsCount: 2,
  };
  const file = encodeTap3({
    transferBatch: { ...context, callEventDetailList: [voice, gprs], auditControlInfo },
  });

  it("and is read into the same columns", () => {
    const rows = rowsOf(file);
    expect(rows.map(({ fault }) => fault)).toEqual([null, null, null, null]);
    expect(rows.slice(1).map(textsOf)).toMatchObject([
      {
        release: "3.10",
        imsi: "262092464569171",
        imei: "49010041059856",
        calledNumber: "436643313540",
        recEntityId: "MSC7",
        utcTimeOffset: "+0200",
        charge00: "511", // 500 + 11 of CAMEL
        discountValue: "8",
      },
      { dataVolumeIncoming: "120", dataVolumeOutgoing: "3", charge00: "7" },
      { totalCharge: "518", totalChargeRefund: "2", totalDiscountValue: "8", callEventDetailsCount: "2" },
    ]);
  });
});
