import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SourceMappingInput } from "../mapping/schema.ts";
import { makePortfolio } from "../testing/portfolio.ts";
import * as mappings from "../testing/switch-mappings.ts";
import { ingestText } from "../testing/usage-text.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Takes the lines in as the only file of a portfolio of its own, in which one operator holds the number. */
async function take(mapping: SourceMappingInput, lines: readonly string[], msisdn: string) {
  const portfolio = await makePortfolio(database, { mapping });
  const operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: `99900${msisdn.padStart(10, "0").slice(0, 10)}`, msisdn, operatorId }]);
  const result = await ingestText(database, portfolio.sourceId, "cdr.csv", `${lines.join("\n")}\n`);
  const { rows } = await database.superuser.query<Record<string, unknown>>(
    `SELECT occurred_at, record_id, other_party, duration_seconds, volume_bytes, direction
     FROM t_${operatorId}.cdr ORDER BY occurred_at, record_number`,
  );
  return { result, rows };
}

describe("a switch's own file is taken in by a mapping alone:", () => {
  it("Asterisk, with a caller's name in doubled quotes", async () => {
    const call = (id: string, answer: string, seconds: number, disposition: string) =>
      `"""Ann"" <100>","100","200","ctx","P/100-1","P/200-1","Dial","P/200","2026-10-05 08:00:0${id}",` +
      `"${answer}","2026-10-05 08:01:00","60","${seconds}","${disposition}","DOC","","171.${id}","",2`;
    const { result, rows } = await take(
      mappings.asterisk,
      [
        call("1", "2026-10-05 08:00:09", 51, "ANSWERED"),
        call("2", "", 0, "NO ANSWER"),
        call("3", "2026-10-05 08:00:30", 7, "ANSWERED"),
      ],
      "100",
    );
    expect(result.counts).toMatchObject({ received: 3, accepted: 2, rejected: 1, attributed: 2 });
    expect(rows.map((row) => [row.record_id, row.other_party, row.duration_seconds])).toEqual([
      ["171.1", "200", 51],
      ["171.3", "200", 7],
    ]);
  });

  it("FreeSWITCH, one call three times under one uuid and once with another cause", async () => {
    const leg = (time: string, seconds: number, cause: string, uuid: string) =>
      `Out,102,&,default,${time},${time},${time},${seconds + 2},${seconds},${cause},${uuid},,100,PCMU,PCMU`;
    const { result, rows } = await take(
      mappings.freeswitch,
      [
        leg("2026/2/9 7:05", 61, "NORMAL_CLEARING", "a-1"),
        leg("2026/2/9 22:41", 20, "NORMAL_CLEARING", "a-2"),
        leg("2026/2/9 22:41", 20, "NORMAL_CLEARING", "a-2"),
        leg("2026/2/9 22:41", 20, "USER_BUSY", "a-2"),
      ],
      "102",
    );
    expect(result.counts).toMatchObject({ received: 4, accepted: 2, duplicates: 2 });
    // 07:05 in Shanghai, eight hours ahead; 61 + 20 s.
    expect(rows.map((row) => [row.occurred_at, row.duration_seconds])).toEqual([
      [new Date("2026-02-08T23:05:00Z"), 61],
      [new Date("2026-02-09T14:41:00Z"), 20],
    ]);
  });

  it("jBilling's, whose numbers repeat and whose corrections are below 0", async () => {
    const row = (id: string, to: string, seconds: number, disposition = "ANSWERED") =>
      `${id},604100,${to},ctx,Ann <1>,I/1,S/1,Dial,data,20261005-114011,20261005-114016,` +
      `20261005-114511,${seconds + 5},${seconds},${disposition},3,ann`;
    const { result } = await take(
      mappings.jbilling,
      [row("01", "450", 295), row("08", "450", 0, "BUSY"), row("09", "450", -295), row("01", "512", 295)],
      "604100",
    );
    expect(result.counts).toMatchObject({ received: 4, accepted: 2, rejected: 1, quarantined: 1 });
  });

  it("CGRateS without a header row, seconds written as 10s and an offset before the zone", async () => {
    const row = (id: string, usage: string) =>
      `f7f6,default,*voice,${id},*rated,*out,a.example,call,1001,1001,+498651,` +
      `2026-10-05 08:42:25 +0000 UTC,2026-10-05 08:42:26 +0000 UTC,${usage},1.0100,x,"",y`;
    const { result, rows } = await take(mappings.suffixed, [row("a", "10s"), row("b", "1m5s")], "1001");
    expect(result.counts).toMatchObject({ received: 2, accepted: 2, attributed: 2 });
    expect(rows.map((row) => row.duration_seconds)).toEqual([10, 65]);
    expect(rows[0]).toMatchObject({ occurred_at: new Date("2026-10-05T08:42:26Z"), other_party: "498651" });
  });

  it("CGRateS with a header row that begins with a colon", async () => {
    const { result, rows } = await take(
      mappings.colonHeader,
      [
        ":Tenant,ToR,OriginID,RequestType,Account,Subject,Destination,SetupTime,AnswerTime,Usage",
        "a.example,*voice,s1,*prepaid,1003,X,1002,2026-10-05 17:00:00 +0000 UTC," +
          "2026-10-05 17:00:10 +0000 UTC,5m",
      ],
      "1003",
    );
    expect(result.counts).toMatchObject({ received: 1, accepted: 1 });
    expect(rows).toEqual([expect.objectContaining({ record_id: "s1", duration_seconds: 300 })]);
  });

  it("a host's feed between bars, by the row's own offset and without one by the host's zone", async () => {
    const session = (offset: string, id: number) =>
      `GP|354385210001|||354385210001|999003543852100|20261005172444|3600|1000|24|NLDPT||internet|${offset}` +
      `||||||PGW1||||2|${id}`;
    const sessions = ["", "0200", "-0130", "+0100", "later"].map((offset, at) => session(offset, at));
    const { result, rows } = await take(mappings.hostFeed, sessions, "354385210001");
    expect(result.counts).toMatchObject({ received: 5, accepted: 4, quarantined: 1 });
    // 17:24:44 in Iceland is UTC; two hours ahead it was 15:24:44 there.
    expect(rows.map((row) => (row.occurred_at as Date).toISOString().slice(11, 19))).toEqual([
      "15:24:44",
      "16:24:44",
      "17:24:44",
      "18:54:44",
    ]);
    expect(rows[0]).toMatchObject({ volume_bytes: "1024", direction: "none", duration_seconds: 3600 });
  });
});
