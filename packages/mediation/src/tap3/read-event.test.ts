import { describe, expect, it } from "vitest";
import type { Tap3Tree } from "./testing/encode-tap3.ts";
import { charged, readOne, textsOf, voiceCall } from "./testing/tap3-batch.ts";

const imsi = "262092464569171";
const msisdn = "239228473214";
const subscriber = { chargeableSubscriber: { simChargeableSubscriber: { imsi, msisdn } } };
const at = (localTimeStamp: string, utcTimeOffsetCode = 1) => ({ localTimeStamp, utcTimeOffsetCode });
const speech = (charge: number): Tap3Tree => ({
  basicServiceUsedList: {
    basicServiceUsed: {
      basicService: { basicServiceCode: { teleServiceCode: "11" } },
      chargeInformationList: charged(charge),
    },
  },
});
const inBatch = {
  sender: "AUTPT",
  recipient: "EUR01",
  fileSequenceNumber: "00303",
  release: "3.12",
  fileAvailableTimeStamp: "20260901023000+0100",
  transferCutOffTimeStamp: "20260831235959+0100",
  localCurrency: "EUR",
  tapDecimalPlaces: "3",
};
const rate = { exchangeRateCode: "1", exchangeRate: "123456", exchangeRateDecimalPlaces: "5" };
const priced = (charge: string) => ({ charge00: charge, chargeTotal: charge, chargedItem: "D", ...rate });

type Case = readonly [name: string, event: Tap3Tree, expected: Readonly<Record<string, string>>];

const CASES: readonly Case[] = [
  [
    "mobileTerminatedCall",
    {
      mobileTerminatedCall: {
        mtBasicCallInformation: {
          ...subscriber,
          callOriginator: { callingNumber: "4930123456", smsOriginator: "INFO" },
          callEventStartTimeStamp: at("20260831210000", 2),
          totalCallEventDuration: 61,
          causeForTerm: 0,
        },
        ...speech(0),
      },
    },
    {
      imsi,
      msisdn,
      callingNumber: "4930123456",
      smsOriginator: "INFO",
      startTimestamp: "20260831210000",
      utcTimeOffset: "-0330",
      totalCallEventDuration: "61",
      causeForTerm: "0",
      teleServiceCode: "11",
      plmn: "AUTPT",
      ...priced("0"),
    },
  ],
  [
    "supplServiceEvent",
    {
      supplServiceEvent: {
        ...subscriber,
        locationInformation: { networkLocation: { recEntityCode: 1 } },
        supplServiceUsed: {
          supplServiceCode: "21",
          supplServiceActionCode: 5,
          chargingTimeStamp: at("20260831210500"),
          ...charged(70),
        },
      },
    },
    {
      imsi,
      msisdn,
      startTimestamp: "20260831210500",
      utcTimeOffset: "+0100",
      supplServiceCode: "21",
      supplServiceActionCode: "5",
      recEntityType: "1",
      recEntityId: "VIENNA1",
      plmn: "AUTPT",
      ...priced("70"),
    },
  ],
  [
    "serviceCentreUsage",
    {
      serviceCentreUsage: {
        scuBasicInformation: {
          scuChargeableSubscriber: { gsmChargeableSubscriber: { imsi, msisdn } },
          chargedPartyStatus: 0,
          nonChargedNumber: "4366433135",
        },
        servingNetwork: "AUTMM",
        recEntityCode: 1,
        ...charged(30),
        scuTimeStamps: { depositTimeStamp: at("20260831211000"), completionTimeStamp: at("20260831211001") },
      },
    },
    {
      imsi,
      msisdn,
      chargedPartyStatus: "0",
      nonChargedNumber: "4366433135",
      startTimestamp: "20260831211000",
      utcTimeOffset: "+0100",
      recEntityType: "1",
      recEntityId: "VIENNA1",
      plmn: "AUTMM",
      ...priced("30"),
    },
  ],
  [
    "gprsCall",
    {
      gprsCall: {
        gprsBasicCallInformation: {
          gprsChargeableSubscriber: { ...subscriber, pdpAddress: "10.1.2.3" },
          gprsDestination: { accessPointNameNI: "internet.example", accessPointNameOI: "mnc003.mcc232.gprs" },
          callEventStartTimeStamp: at("20260831211500"),
          totalCallEventDuration: 3600,
          partialTypeIndicator: "F",
          pdpContextStartTimestamp: at("20260831200000"),
          chargingId: 4_026_531_840n,
        },
        gprsLocationInformation: {
          gprsNetworkLocation: {
            recEntityCodeList: [{ recEntityCode: 4 }, { recEntityCode: 3 }],
            locationArea: 7,
            cellId: 9,
          },
        },
        imeiOrEsn: { imei: "490100410598560" },
        gprsServiceUsed: {
          dataVolumeIncoming: 5_000_000_000n,
          dataVolumeOutgoing: 17,
          chargeInformationList: charged(123),
        },
        camelServiceUsed: { threeGcamelDestination: { gprsDestination: { accessPointNameNI: "asked.for" } } },
      },
    },
    {
      imsi,
      msisdn,
      imei: "490100410598560",
      pdpAddress: "10.1.2.3",
      apn: "internet.example",
      apnOperator: "mnc003.mcc232.gprs",
      startTimestamp: "20260831211500",
      utcTimeOffset: "+0100",
      pdpContextStartTimestamp: "20260831200000+0100",
      totalCallEventDuration: "3600",
      partialTypeIndicator: "F",
      chargingId: "4026531840",
      recEntityType: "4;3",
      recEntityId: "10.0.0.4;10.0.0.3",
      locationArea: "7",
      cellId: "9",
      dataVolumeIncoming: "5000000000",
      dataVolumeOutgoing: "17",
      plmn: "AUTPT",
      ...priced("123"),
    },
  ],
  [
    "contentTransaction",
    {
      contentTransaction: {
        contentTransactionBasicInfo: {
          orderPlacedTimeStamp: at("20260831212000"),
          actualDeliveryTimeStamp: at("20260831212100"),
          totalTransactionDuration: 60,
        },
        chargedPartyInformation: {
          chargedPartyIdList: [
            { chargedPartyIdentification: { chargedPartyIdType: 1, chargedPartyIdentifier: msisdn } },
            { chargedPartyIdentification: { chargedPartyIdType: 2, chargedPartyIdentifier: imsi } },
          ],
          chargedPartyEquipment: { equipmentIdType: 0, equipmentId: "49010041059856" },
        },
        contentServiceUsedList: { contentServiceUsed: { chargeInformationList: charged(795) } },
      },
    },
    {
      imsi,
      msisdn,
      imei: "49010041059856",
      startTimestamp: "20260831212000",
      utcTimeOffset: "+0100",
      totalCallEventDuration: "60",
      plmn: "AUTPT",
      ...priced("795"),
    },
  ],
  [
    "locationService",
    {
      locationService: {
        recEntityCode: 1,
        callReference: "11660001",
        trackingCustomerInformation: {
          trackingCustomerIdList: {
            trackingCustomerIdentification: { customerIdType: 2, customerIdentifier: imsi },
          },
        },
        trackedCustomerInformation: {
          trackedCustomerIdList: {
            trackedCustomerIdentification: { customerIdType: 2, customerIdentifier: "262090001643543" },
          },
        },
        locationServiceUsage: {
          lcsQosRequested: { lcsRequestTimestamp: at("20260831212500") },
          chargeInformationList: charged(30_000),
        },
      },
    },
    {
      imsi,
      callReference: "11660001",
      startTimestamp: "20260831212500",
      utcTimeOffset: "+0100",
      recEntityType: "1",
      recEntityId: "VIENNA1",
      plmn: "AUTPT",
      ...priced("30000"),
    },
  ],
  [
    "messagingEvent",
    {
      messagingEvent: {
        messagingEventService: 1,
        chargedParty: { imsi, msisdn },
        eventReference: "7a-1",
        recEntityCodeList: { recEntityCode: 1 },
        serviceStartTimestamp: at("20260831213000"),
        nonChargedParty: { nonChargedPartyNumber: "4930123" },
        exchangeRateCode: 1,
        callTypeGroup: { callTypeLevel1: 1, callTypeLevel2: 2, callTypeLevel3: 3 },
        charge: 90,
        taxInformationList: { taxInformation: { taxCode: 1, taxValue: 9 } },
      },
    },
    {
      imsi,
      msisdn,
      messagingEventService: "1",
      eventReference: "7a-1",
      startTimestamp: "20260831213000",
      utcTimeOffset: "+0100",
      nonChargedNumber: "4930123",
      callTypeLevel1: "1",
      callTypeLevel2: "2",
      callTypeLevel3: "3",
      recEntityType: "1",
      recEntityId: "VIENNA1",
      plmn: "AUTPT",
      charge00: "90",
      chargeTotal: "90",
      taxValue: "9",
      ...rate,
    },
  ],
  [
    "mobileSession",
    {
      mobileSession: {
        mobileSessionService: 1,
        chargedParty: { imsi, msisdn, imei: "490100410598560" },
        eventReference: "7a-2",
        recEntityCodeList: { recEntityCode: 1 },
        serviceStartTimestamp: at("20260831213500"),
        causeForTerm: 0,
        totalCallEventDuration: 95,
        nonChargedParty: { nonChargedPartyNumber: "4930124" },
        sessionChargeInfoList: {
          sessionChargeInformation: {
            chargedItem: "D",
            exchangeRateCode: 1,
            chargeDetailList: [{ chargeDetail: { chargeType: "00", charge: 410, chargeableUnits: 120 } }],
          },
        },
      },
    },
    {
      imsi,
      msisdn,
      imei: "490100410598560",
      mobileSessionService: "1",
      eventReference: "7a-2",
      startTimestamp: "20260831213500",
      utcTimeOffset: "+0100",
      causeForTerm: "0",
      totalCallEventDuration: "95",
      nonChargedNumber: "4930124",
      recEntityType: "1",
      recEntityId: "VIENNA1",
      plmn: "AUTPT",
      chargeableUnits: "120",
      ...priced("410"),
    },
  ],
];

describe("every alternative of a call event is read", () => {
  it.each(CASES)("%s", (recordType, event, expected) => {
    const row = readOne(event);
    expect(row.fault).toBeNull();
    expect(textsOf(row)).toEqual({ ...inBatch, recordType, ...expected });
    expect(textsOf(readOne(event, "indefinite"))).toEqual(textsOf(row));
  });
});

describe("an event without what it needs is no record", () => {
  const call = (more: Tap3Tree): Tap3Tree =>
    voiceCall(1, { moBasicCallInformation: { ...subscriber, totalCallEventDuration: 60, ...more } });

  it.each([
    ["the mobileOriginatedCall has no startTimestamp", call({})],
    [
      "the mobileOriginatedCall has no teleServiceCode and no bearerServiceCode",
      voiceCall(1, { basicServiceUsedList: { basicServiceUsed: { chargeInformationList: charged(1) } } }),
    ],
    ["the gprsCall has no dataVolumeIncoming", gprs({ dataVolumeOutgoing: 5 })],
    ["the gprsCall has no dataVolumeOutgoing", gprs({ dataVolumeIncoming: 5 })],
  ])("%s", (fault, event) => {
    const row = readOne(event);
    expect(row.fault).toBe(fault);
    expect(textsOf(row).recordType).toBe(fault.split(" ")[1]);
  });

  it.each([
    [/^the NetworkInfo has no utcTimeOffsetCode 9, which stands at byte/, at("20260831210000", 9)],
    [/^callEventStartTimeStamp has no local time of 14 digits at byte/, at("202608312100")],
    [/^callEventStartTimeStamp has no utcTimeOffsetCode at byte/, { localTimeStamp: "20260831210000" }],
    [/^a number holds something else than digits at byte/, at("2026083121000x")],
  ])("%s", (fault, callEventStartTimeStamp) => {
    expect(readOne(call({ callEventStartTimeStamp }))).toMatchObject({
      fault: expect.stringMatching(fault),
      fields: [],
    });
  });

  it.each([
    [/^imsi holds a digit above 9 at byte/, Buffer.from("26209246456917af", "hex")],
    [/^a filler stands before a digit at byte/, Buffer.from("26f09246456917ff", "hex")],
  ])("%s", (fault, octets) => {
    const broken = { chargeableSubscriber: { simChargeableSubscriber: { imsi: octets } } };
    const event = call({ ...broken, callEventStartTimeStamp: at("20260831210000") });
    expect(readOne(event).fault).toMatch(fault);
  });

  it("the SIM alone is left to attribution", () => {
    const event = call({ chargeableSubscriber: [], callEventStartTimeStamp: at("20260831210000") });
    expect(readOne(event).fault).toBeNull();
  });
});

function gprs(volumes: Tap3Tree): Tap3Tree {
  return {
    gprsCall: {
      gprsBasicCallInformation: {
        callEventStartTimeStamp: at("20260831211500"),
        totalCallEventDuration: 1,
      },
      gprsServiceUsed: { ...volumes, chargeInformationList: charged(1) },
    },
  };
}
