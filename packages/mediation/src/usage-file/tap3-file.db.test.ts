import { readFileSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SourceMappingInput } from "../mapping/schema.ts";
import { encodeTap3, type Tap3Tree } from "../tap3/testing/encode-tap3.ts";
import { batch, charged, voiceCall } from "../tap3/testing/tap3-batch.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText } from "../testing/usage-text.ts";

const IMSI = "262092464569171";
const STRANGER = "262099999999999";
/** The mapping of the how-to, which is thereby known to work. */
const example = new URL("../../../../docs/how-to/read-tap3/mapping.json", import.meta.url);
const mapping = JSON.parse(readFileSync(example, "utf8")) as SourceMappingInput;

let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database, { mapping });
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
});
afterAll(() => database.close());

/** A data session of 1,500,000 bytes that costs `charge`, in thousandths of a euro. */
function dataSession(charge: number, localTimeStamp: string): Tap3Tree {
  return {
    gprsCall: {
      gprsBasicCallInformation: {
        gprsChargeableSubscriber: { chargeableSubscriber: { simChargeableSubscriber: { imsi: IMSI } } },
        gprsDestination: { accessPointNameNI: "internet" },
        callEventStartTimeStamp: { localTimeStamp, utcTimeOffsetCode: 1 },
        totalCallEventDuration: 600,
        chargingId: 4711,
      },
      gprsServiceUsed: {
        dataVolumeIncoming: 1_000_000,
        dataVolumeOutgoing: 500_000,
        chargeInformationList: [charged(charge)],
      },
    },
  };
}

function call(charge: number, localTimeStamp: string, imsi = IMSI): Tap3Tree {
  return voiceCall(charge, {
    moBasicCallInformation: {
      chargeableSubscriber: { simChargeableSubscriber: { imsi, msisdn: "4917012345" } },
      destination: { calledNumber: "436643313540" },
      callEventStartTimeStamp: { localTimeStamp, utcTimeOffsetCode: 1 },
      totalCallEventDuration: 61,
    },
  });
}

const take = (name: string, bytes: Buffer) => ingestText(database, portfolio.sourceId, name, bytes);

async function stored() {
  const { rows } = await database.superuser.query(
    `SELECT occurred_at, service, direction, zone, other_party, apn, charging_id, duration_seconds,
            volume_bytes, rated_quantity, source_charge_micros
     FROM t_${operatorId}.cdr ORDER BY occurred_at`,
  );
  return rows as Record<string, unknown>[];
}

describe("a TAP3 file", () => {
  const events = [call(2_500, "20260831210000"), dataSession(400, "20260901003000")];

  it("is taken in by a mapping, its audit checked, its amounts by the scale that it names", async () => {
    const result = await take("CDAUTPTEUR0100001", encodeTap3(batch(events, 2_900)));
    expect(result).toMatchObject({
      status: "loaded",
      counts: { received: 2, accepted: 2, attributed: 2, quarantined: 0 },
    });
    expect(result.controlTotals?.stated).toEqual([
      // 2.5 + 0.4 = 2.900 of three decimals, in micros.
      expect.objectContaining({ of: "sourceCharge", stated: "2900000", counted: "2900000", agrees: true }),
      expect.objectContaining({ of: "bodyRows", stated: "2", counted: "2", agrees: true }),
    ]);
    expect(await stored()).toEqual([
      {
        // 21:00 on a clock an hour ahead of UTC.
        occurred_at: new Date("2026-08-31T20:00:00Z"),
        service: "voice",
        direction: "mo",
        zone: "eu",
        other_party: "436643313540",
        apn: null,
        charging_id: null,
        duration_seconds: 61,
        volume_bytes: "0",
        // 61 s at 60/60.
        rated_quantity: "120",
        source_charge_micros: "2500000",
      },
      expect.objectContaining({
        occurred_at: new Date("2026-08-31T23:30:00Z"),
        service: "data",
        direction: "none",
        apn: "internet",
        charging_id: "4711",
        volume_bytes: "1500000",
        source_charge_micros: "400000",
      }),
    ]);
  });

  it("counts once, however its lengths are written", async () => {
    const again = await take("CDAUTPTEUR0100002", encodeTap3(batch(events, 2_900), "indefinite"));
    expect(again).toMatchObject({ status: "loaded", counts: { accepted: 0, duplicates: 2 } });
    expect(await stored()).toHaveLength(2);
  });

  it("is held when its audit says something else", async () => {
    const wrong = await take("CDAUTPTEUR0100003", encodeTap3(batch([call(100, "20260902100000")], 101)));
    expect(wrong).toMatchObject({ status: "held", fileId: null });
    expect(wrong.message).toContain("101000");
  });

  it("of test data is passed by, its audit included", async () => {
    const { transferBatch } = batch([call(100, "20260903100000")], 100) as { transferBatch: Tap3Tree };
    const head = transferBatch.batchControlInfo as Tap3Tree;
    const marked = { ...transferBatch, batchControlInfo: { ...head, fileTypeIndicator: "T" } };
    const result = await take("TDAUTPTEUR0100004", encodeTap3({ transferBatch: marked }));
    expect(result).toMatchObject({ status: "loaded", counts: { received: 2, accepted: 0, rejected: 2 } });
  });

  it("keeps what it cannot place with its bytes, and reads it again once it can", async () => {
    const event = call(700, "20260904100000", STRANGER);
    const broken = { gprsCall: { gprsBasicCallInformation: { totalCallEventDuration: 600 } } };
    const name = "CDAUTPTEUR0100005";
    const zone = [{ by: "column" as const, text: "plmn", values: {} }];
    const other = await makePortfolio(database, { mapping: { ...mapping, zone } });
    const bytes = encodeTap3(batch([event, broken], 700));
    const first = await ingestText(database, other.sourceId, name, bytes);
    expect(first).toMatchObject({ status: "loaded", counts: { received: 2, accepted: 0, quarantined: 2 } });
    const { rows } = await database.superuser.query<{ reason: string; raw_bytes: Buffer }>(
      "SELECT reason, raw_bytes FROM t_suspense.quarantine WHERE file_id = $1 ORDER BY record_number",
      [first.fileId],
    );
    expect(rows.map(({ reason }) => reason)).toEqual(["UNRATEABLE", "MALFORMED"]);
    expect(bytes.includes(rows[0]?.raw_bytes ?? Buffer.of())).toBe(true);

    await database.superuser.query("UPDATE usage_source SET mapping = $1 WHERE id = $2", [
      JSON.stringify(mapping),
      other.sourceId,
    ]);
    const redriven = await redrive(database, other.sourceId, {
      fileId: first.fileId ?? 0,
      operatorId: "suspense",
      reason: "UNRATEABLE",
    });
    expect(redriven).toMatchObject({ counts: { received: 1, accepted: 1, unattributed: 1 } });
  });

  it("of another format is refused as a whole", async () => {
    await expect(take("calls.csv", Buffer.from("a,b\n1,2\n"))).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
  });
});
