import type { LengthForm } from "../../ber/testing/encode-ber.ts";
import type { RawRow } from "../../csv/types.ts";
import { TAP3_COLUMNS } from "../columns/tap3-columns.ts";
import { createTap3Reader } from "../tap3-reader.ts";
import { encodeTap3, type Tap3Tree } from "./encode-tap3.ts";

const moment = (localTimeStamp: string) => ({ localTimeStamp, utcTimeOffset: "+0100" });

/** What stands before the events of the tests' batches. */
export const CONTEXT: Tap3Tree = {
  batchControlInfo: {
    sender: "AUTPT",
    recipient: "EUR01",
    fileSequenceNumber: "00303",
    fileCreationTimeStamp: moment("20260901020000"),
    transferCutOffTimeStamp: moment("20260831235959"),
    fileAvailableTimeStamp: moment("20260901023000"),
    specificationVersionNumber: 3,
    releaseVersionNumber: 12,
  },
  accountingInfo: {
    discountingList: [
      { discounting: { discountCode: 1, discountApplied: { discountRate: 500 } } },
      { discounting: { discountCode: 2, discountApplied: { fixedDiscountValue: 250 } } },
    ],
    localCurrency: "EUR",
    currencyConversionList: [
      { currencyConversion: { exchangeRateCode: 1, numberOfDecimalPlaces: 5, exchangeRate: 123_456 } },
      { currencyConversion: { exchangeRateCode: 2, numberOfDecimalPlaces: 3, exchangeRate: 999 } },
    ],
    tapDecimalPlaces: 3,
  },
  networkInfo: {
    utcTimeOffsetInfoList: [
      { utcTimeOffsetInfo: { utcTimeOffsetCode: 1, utcTimeOffset: "+0100" } },
      { utcTimeOffsetInfo: { utcTimeOffsetCode: 2, utcTimeOffset: "-0330" } },
    ],
    recEntityInfoList: [
      { recEntityInformation: { recEntityCode: 1, recEntityType: 1, recEntityId: "VIENNA1" } },
      { recEntityInformation: { recEntityCode: 3, recEntityType: 3, recEntityId: "10.0.0.3" } },
      { recEntityInformation: { recEntityCode: 4, recEntityType: 4, recEntityId: "10.0.0.4" } },
    ],
  },
};

/** A charge information with one detail of type 00. */
export function charged(charge: number, more: Tap3Tree = {}): Tap3Tree {
  return {
    chargeInformation: {
      chargedItem: "D",
      exchangeRateCode: 1,
      chargeDetailList: [{ chargeDetail: { chargeType: "00", charge } }],
      ...more,
    },
  };
}

/** A voice call of 60 s that costs `charge`; `more` replaces or adds items of the call. */
export function voiceCall(charge: number, more: Tap3Tree = {}): Tap3Tree {
  return {
    mobileOriginatedCall: {
      moBasicCallInformation: {
        chargeableSubscriber: {
          simChargeableSubscriber: { imsi: "262092464569171", msisdn: "239228473214" },
        },
        destination: { calledNumber: "436643313540" },
        callEventStartTimeStamp: { localTimeStamp: "20260831210000", utcTimeOffsetCode: 1 },
        totalCallEventDuration: 60,
      },
      locationInformation: { networkLocation: { recEntityCode: 1 } },
      basicServiceUsedList: [
        {
          basicServiceUsed: {
            basicService: { basicServiceCode: { teleServiceCode: "11" } },
            chargeInformationList: [charged(charge)],
          },
        },
      ],
      ...more,
    },
  };
}

/** A batch of these events, whose audit states these totals. */
export function batch(events: readonly Tap3Tree[], totalCharge = 0, more: Tap3Tree = {}): Tap3Tree {
  return {
    transferBatch: {
      ...CONTEXT,
      callEventDetailList: events,
      auditControlInfo: {
        earliestCallTimeStamp: moment("20260831210000"),
        latestCallTimeStamp: moment("20260831220000"),
        totalCharge,
        totalTaxValue: 0,
        totalDiscountValue: 0,
        callEventDetailsCount: events.length,
        ...more,
      },
    },
  };
}

/** Every row of a file that comes in pieces, its bytes copied. */
export function rowsOf(file: Buffer, pieceBytes = 65_536, maxRecordBytes = 65_536): RawRow[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < file.length; at += pieceBytes) pieces.push(file.subarray(at, at + pieceBytes));
  return rowsOfPieces(pieces, maxRecordBytes);
}

/** Every row of a file that comes in two pieces. */
export function rowsCutAt(file: Buffer, at: number): RawRow[] {
  return rowsOfPieces([file.subarray(0, at), file.subarray(at)], 65_536);
}

function rowsOfPieces(pieces: readonly Buffer[], maxRecordBytes: number): RawRow[] {
  const rows: RawRow[] = [];
  const reader = createTap3Reader({ maxRecordBytes }, (row) => {
    rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return rows;
}

/** All that rows say, as one text: quicker to compare than the rows, many times over. */
export function printOf(rows: readonly RawRow[]): string {
  return rows
    .map(({ line, bytes, fields, fault, isCut }) =>
      [line, bytes.toString("hex"), fault ?? "", String(isCut), ...fields].join("|"),
    )
    .join("\n");
}

/** The columns of a row that are not empty. */
export function textsOf({ fields }: Pick<RawRow, "fields">): Record<string, string> {
  return Object.fromEntries(
    TAP3_COLUMNS.map((column, at) => [column, fields[at] ?? ""] as const).filter(([, text]) => text !== ""),
  );
}

/** The rows of a batch of one event: what is read of it. */
export function readOne(event: Tap3Tree, form: LengthForm = "definite"): RawRow {
  const [, row] = rowsOf(encodeTap3(batch([event]), form));
  if (row === undefined) throw new Error("the batch has no event");
  return row;
}
