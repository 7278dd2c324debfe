import { readFileSync } from "node:fs";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../document/xlsx.ts";
import { csvFile, EMPTY_CARD, PRICES } from "./card-file.fixture.ts";
import { planImport } from "./plan-import.ts";

const HEAD = "code,services,zones,prefixes,price";
const plan = (lines: readonly string[], before = EMPTY_CARD) => planImport(csvFile(lines), before);

async function cardOf(lines: readonly string[]): Promise<RateCardTermsJson> {
  const { terms, faults } = await plan(lines);
  expect(faults).toEqual([]);
  return terms ?? EMPTY_CARD;
}

describe("a file of prices", () => {
  test("makes a rate card, with what is usual where it says nothing", async () => {
    const { zones, rates } = await cardOf(PRICES);
    expect(zones).toEqual({
      plmns: { "26201": "domestic", "20801": "eu", "21401": "eu", "310260": "voice-us" },
      prefixes: {
        ...{ "49": "domestic", "4915": "domestic", "33": "eu", "34": "eu", "39": "eu" },
        ...{ "1": "voice-us", "1212": "voice-us" },
      },
    });
    expect(rates.map(({ code, services, zones: named, unit }) => [code, services, named, unit.name])).toEqual(
      [
        ["VOICE-NAT", ["voice"], ["domestic"], "min"],
        ["VOICE-IN", ["voice"], ["domestic", "eu"], "min"],
        ["VOICE-EU", ["voice"], ["eu"], "min"],
        ["VOICE-US", ["voice"], ["voice-us"], "min"],
        ["SMS", ["sms", "mms"], ["domestic", "eu"], "event"],
        ["DATA", ["data"], ["domestic", "eu"], "MB"],
      ],
    );
    const [national, , eu, us, , data] = rates;
    expect(national?.bands).toMatchObject([
      { name: "day", when: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "20:00" }] },
      { name: "night", when: null, record: { first: "60", setUpFee: "0.05" }, pricing: { rate: "0.05" } },
    ]);
    expect(eu).toMatchObject({
      description: "Calls to, and in, the EU",
      bands: [{ record: { first: "30", next: "6" } }],
    });
    expect(us?.bands[0]?.record.steps).toEqual([
      { from: "0", step: "60", rate: "0.3" },
      { from: "60", step: "1", rate: "0.2" },
    ]);
    expect(data?.bands[0]?.pricing).toEqual({
      model: "graduated",
      tiers: [
        { upTo: "100", rate: "0.01", flat: "0" },
        { upTo: null, rate: "0.005", flat: "0" },
      ],
    });
  });

  test("is read with semicolons, decimal commas, a byte order mark, a title and other headers", async () => {
    const { rates } = await cardOf([
      "\uFEFFPreisliste;;;;",
      "Code;Service;Prefix;Connect fee;Rate",
      "DE;voice;+49;0,05;0,09",
    ]);
    expect(rates[0]).toMatchObject({
      zones: ["de"],
      bands: [{ record: { setUpFee: "0.05" }, pricing: { rate: "0.09" } }],
    });
  });

  test("as the how-to shows it can be applied", async () => {
    const text = readFileSync(
      new URL("../../../../docs/how-to/import-a-rate-card.md", import.meta.url),
      "utf8",
    );
    const [, example = ""] = /```csv\n([^`]*)```/.exec(text) ?? [];
    const { rates } = await cardOf(example.split("\n"));
    expect(rates.map(({ code, zones }) => [code, zones])).toEqual([
      ["NATIONAL", ["domestic"]],
      ["SRI-LANKA", ["sri-lanka"]],
      ["SMS", ["domestic"]],
    ]);
  });

  test("is read from a workbook, where a number is what was typed", async () => {
    const text = (value: string) => ({ type: String, value }) as const;
    const number = (value: number) => ({ type: Number, value }) as const;
    const bytes = await writeXlsx([
      {
        ...{ name: "Prices", headerRows: 1, widths: [10, 10, 10, 10] },
        rows: [
          ["Code", "Services", "Prefixes", "Price"].map(text),
          // The double nearest to 0.15 is 0.1499999999999999944….
          [text("LK"), text("voice"), number(94), number(0.15)],
        ],
      },
    ]);
    const { terms, faults } = await planImport({ name: "prices.xlsx", bytes }, EMPTY_CARD);
    expect(faults).toEqual([]);
    expect(terms?.zones.prefixes).toEqual({ "94": "lk" });
    expect(terms?.rates[0]?.bands[0]?.pricing).toEqual({ model: "per-unit", rate: "0.15" });
  });

  test.each([
    ["without a header", ["a,b", "1,2"], /has no row that names its columns/],
    ["with two columns of one meaning", ["code,price,rate", "A,1,2"], /has two columns for "price"/],
    ["with a quote that never ends", [HEAD, '"A,voice,a,1,1'], /line 2: a quote is opened/],
  ])("%s is refused whole", async (_case, lines, message) => {
    const refused = { code: "FILE_UNREADABLE", message: expect.stringMatching(message) };
    await expect(plan(lines)).rejects.toMatchObject(refused);
  });

  test("that is no text and no workbook is refused whole", async () => {
    const refused = { code: "FILE_UNREADABLE" };
    const file = (...bytes: number[]) => ({ name: "x", bytes: Uint8Array.from(bytes) });
    await expect(planImport(file(0x50, 0x4b, 3, 4, 0, 0), EMPTY_CARD)).rejects.toMatchObject(refused);
    await expect(planImport(file(0x41, 0xff, 0x80), EMPTY_CARD)).rejects.toMatchObject(refused);
  });
});

describe("a row that cannot be used", () => {
  const cases: [string, string[], { line: number; column: string; message: RegExp }][] = [
    ["without a zone", [HEAD, "A,voice,,,1"], { line: 2, column: "zones", message: /name a zone/ }],
    [
      "without a service",
      [HEAD, "A,,a,1,1"],
      { line: 2, column: "services", message: /name what it is for/ },
    ],
    ["of an unknown service", [HEAD, "A,fax,a,1,1"], { line: 2, column: "services", message: /voice/ }],
    ["without a price", [HEAD, "A,voice,a,1,"], { line: 2, column: "price", message: /is not a decimal/ }],
    [
      "with a price that is two",
      [HEAD, 'A,voice,a,1,"1,500"'],
      { line: 2, column: "price", message: /is not a decimal/ },
    ],
    ["with a formula", [HEAD, "A,voice,a,1,=1+1"], { line: 2, column: "price", message: /is not a decimal/ }],
    [
      "that stands twice",
      [HEAD, "A,voice,a,1,1", "A,voice,a,1,1"],
      { line: 3, column: "code", message: /line 2 has this rate/ },
    ],
    [
      "that contradicts its rate",
      [`${HEAD},band`, "A,voice,a,1,1,x", "A,sms,a,1,1,y"],
      { line: 3, column: "services", message: /line 2 says "voice"/ },
    ],
    [
      "with a prefix of another zone",
      [HEAD, "A,voice,a,49,1", "B,voice,b,49,1"],
      { line: 3, column: "prefixes", message: /49 is in zone a by line 2/ },
    ],
    [
      "with prefixes and several zones",
      [HEAD, "A,voice,a b,49,1"],
      { line: 2, column: "prefixes", message: /belong to one zone/ },
    ],
    [
      "with a prefix of letters",
      [HEAD, "A,voice,a,49x,1"],
      { line: 2, column: "prefixes", message: /49x is no prefix/ },
    ],
    [
      "whose time is none",
      [`${HEAD},when`, "A,voice,a,1,1,nights"],
      { line: 2, column: "when", message: /is no time of days/ },
    ],
    [
      "whose model is none",
      [`${HEAD},model`, "A,voice,a,1,1,tiered"],
      { line: 2, column: "model", message: /choose per-unit/ },
    ],
    [
      "with a tier and no model",
      [`${HEAD},up_to`, "A,voice,a,1,1,10"],
      { line: 2, column: "model", message: /graduated or volume/ },
    ],
    [
      "whose tiers fall",
      [`${HEAD},model,up_to`, "A,voice,a,1,1,volume,10", "A,,,,1,volume,5", "A,,,,1,volume,"],
      { line: 3, column: "up_to", message: /have to ascend/ },
    ],
    [
      "of a band that is never reached",
      [`${HEAD},band,when`, "A,voice,a,1,1,all,", "A,,,,1,day,mon 08:00-09:00"],
      { line: 3, column: "band", message: /never reached/ },
    ],
    [
      "that wants what another has",
      [HEAD, "A,voice,a,1,1", "B,voice,a,1,1"],
      { line: 3, column: "zones", message: /line 2, A, has voice mo in a already/ },
    ],
  ];

  test.each(cases)(
    "%s is named with its line and the reason",
    async (_case, lines, { line, column, message }) => {
      const { faults, terms } = await plan(lines);
      expect(faults[0]).toEqual({ line, column, message: expect.stringMatching(message) });
      expect(terms).toBeNull();
    },
  );

  test("does not hide the others", async () => {
    const { faults } = await plan([HEAD, "A,voice,a,1,x", "B,voice,b,2,1", "C,voice,,,1"]);
    expect(faults.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("the dry run", () => {
  test("tells new, changed and ended rates and numbers", async () => {
    const before = await cardOf([HEAD, "A,voice,a,49,1", "B,voice,b,33 34,2", "C,voice,c,44,3"]);
    const file = [HEAD, "A,voice,a,49,1", "B,voice,b,33 44,2.50", "D,sms,b,,1"];
    const { changes, unchanged, prefixes } = await plan(file, before);
    expect(changes.map(({ kind, code, line }) => [kind, code, line])).toEqual([
      ["changed", "B", 3],
      ["new", "D", 4],
      ["ended", "C", null],
    ]);
    expect(unchanged).toBe(1);
    // 44 goes from c to b, 34 is not there any more.
    expect(prefixes).toEqual({ added: 0, moved: 1, ended: 1 });
  });

  test("leaves numbers and networks as they are when the file has no columns for them", async () => {
    const before = await cardOf(PRICES);
    const { terms, networks } = await plan(["code,services,zones,price", "A,voice,domestic,1"], before);
    expect(terms?.zones).toEqual(before.zones);
    expect(networks).toEqual({ added: 0, moved: 0, ended: 0 });
  });

  test("asks about 60.015 where 0.15 was meant", async () => {
    const codes = ["CA", "US", "GB", "LK", "FR", "ES"];
    const prices = ["0.0123", "0.011", "0.05", "60.015", "0.05", "0.06"];
    const rows = codes.map((code, index) => `${code},voice,,${index + 1},${prices[index]}`);
    const { questions, faults } = await plan([HEAD, ...rows]);
    expect(faults).toEqual([]);
    // The others in order: 0.011, 0.0123, 0.05, 0.05, 0.06.
    expect(questions).toEqual([
      { line: 5, code: "LK", band: "all", price: "60.015", usual: "0.05", unit: "min" },
    ]);
  });

  test("names the columns it does not know and the zones that nothing leads to", async () => {
    const { ignoredColumns, emptyZones } = await plan([
      `${HEAD},colour`,
      "A,voice,a,,1,red",
      "B,voice,b,2,1,blue",
    ]);
    expect([ignoredColumns, emptyZones]).toEqual([["colour"], ["a"]]);
  });

  test("comes to another fingerprint for another file, and for another card", async () => {
    const before = await cardOf([HEAD, "A,voice,a,49,1"]);
    const prints = await Promise.all([
      ...[
        plan([HEAD, "A,voice,a,49,2"]),
        plan([HEAD, "A,voice,a,49,3"]),
        plan([HEAD, "A,voice,a,49,2"], before),
      ],
    ]);
    expect(new Set(prints.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect((await plan([HEAD, "A,voice,a,49,2"])).fingerprint).toBe(prints[0]?.fingerprint);
  });
});
