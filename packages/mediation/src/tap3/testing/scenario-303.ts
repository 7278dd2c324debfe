import type { Tap3Tree } from "./encode-tap3.ts";

const at = (localTimeStamp: string): Tap3Tree => ({ localTimeStamp, utcTimeOffset: "+0100" });

/**
 * The content of TDAUTPTEUR0100303.tap311, a batch of release 3.11 with one call, item by item.
 *
 * Source  GSMA TD.62 test file, as kept in codicis/gsma-sdk at 3bf4be8095a8.
 */
export const SCENARIO_303: Tap3Tree = {
  transferBatch: {
    batchControlInfo: {
      sender: "AUTPT",
      recipient: "EUR01",
      fileSequenceNumber: "00303",
      fileCreationTimeStamp: at("20001109020000"),
      transferCutOffTimeStamp: at("20001108235959"),
      fileAvailableTimeStamp: at("20001109023000"),
      specificationVersionNumber: 3,
      releaseVersionNumber: 11,
      fileTypeIndicator: "T",
    },
    accountingInfo: {
      taxationList: { taxation: { taxCode: 1, taxType: "01", taxRate: "1000000" } },
      localCurrency: "ATS",
      currencyConversionList: {
        currencyConversion: { exchangeRateCode: 1, numberOfDecimalPlaces: 3, exchangeRate: 12_000 },
      },
      tapDecimalPlaces: 3,
    },
    networkInfo: {
      utcTimeOffsetInfoList: { utcTimeOffsetInfo: { utcTimeOffsetCode: 1, utcTimeOffset: "+0100" } },
      recEntityInfoList: {
        recEntityInformation: { recEntityCode: 1, recEntityType: 1, recEntityId: "ARSENAL1" },
      },
    },
    callEventDetailList: {
      mobileOriginatedCall: {
        moBasicCallInformation: {
          chargeableSubscriber: {
            simChargeableSubscriber: { imsi: "262092464569171", msisdn: "239228473214" },
          },
          destination: { calledNumber: "436643313540", calledPlace: "INNSBRUCK", calledRegion: "TYROL" },
          callEventStartTimeStamp: { localTimeStamp: "20001108210000", utcTimeOffsetCode: 1 },
          totalCallEventDuration: 300,
        },
        locationInformation: {
          networkLocation: {
            recEntityCode: 1,
            callReference: "06b0096f",
            locationArea: 2107,
            cellId: 31_911,
          },
          geographicalLocation: { servingBid: "23401", servingLocationDescription: "VIENNA" },
        },
        imeiOrEsn: { imei: "49010041059856" },
        basicServiceUsedList: {
          basicServiceUsed: {
            basicService: { basicServiceCode: { teleServiceCode: "11" } },
            chargeInformationList: {
              chargeInformation: {
                chargedItem: "D",
                exchangeRateCode: 1,
                callTypeGroup: { callTypeLevel1: 1, callTypeLevel2: 1, callTypeLevel3: 0 },
                chargeDetailList: {
                  chargeDetail: { chargeType: "00", charge: 25_000, chargeableUnits: 300 },
                },
                taxInformationList: { taxInformation: { taxCode: 1, taxValue: 2500 } },
              },
            },
          },
        },
      },
    },
    auditControlInfo: {
      earliestCallTimeStamp: at("20001108210000"),
      latestCallTimeStamp: at("20001108210000"),
      totalCharge: 25_000,
      totalTaxValue: 2500,
      totalDiscountValue: 0,
      callEventDetailsCount: 1,
    },
  },
};
