import { parseMicros } from "@tributary/domain/money/micros";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import type { Table } from "./table.ts";
import { exportTable } from "./table-csv.ts";
import { exportTableXlsx } from "./table-xlsx.ts";

interface Row {
  readonly operator: string;
  readonly cost: bigint | null;
  readonly charge: bigint;
  readonly currency: string;
  readonly volume: string | null;
  readonly records: bigint;
  readonly closedAt: Date | null;
  readonly dueOn: string;
  readonly period: string;
}

const currency = (row: Row): string => row.currency;

function list(rows: readonly Row[]): Table<Row> {
  return {
    title: "Operators",
    zone: "Europe/Berlin",
    columns: [
      { kind: "text", key: "operator", label: "Operator", value: (row) => row.operator },
      { kind: "money", key: "cost", label: "Cost", value: (row) => row.cost, currency },
      { kind: "money", key: "charge", label: "Charge", value: (row) => row.charge, currency },
      { kind: "quantity", key: "volume_gb", label: "Volume GB", value: (row) => row.volume },
      { kind: "integer", key: "records", label: "Records", value: (row) => row.records },
      { kind: "instant", key: "closed_at", label: "Closed", value: (row) => row.closedAt },
      { kind: "date", key: "due_on", label: "Due", value: (row) => row.dueOn },
      { kind: "period", key: "period", label: "Period", value: (row) => row.period },
    ],
    rows,
  };
}

const alfa: Row = {
  operator: "Łódź, Alfa",
  cost: parseMicros("-310220.11"),
  charge: parseMicros("371004.2"),
  currency: "EUR",
  volume: "62400.125",
  records: 9_007_199_254_740_993n,
  closedAt: new Date("2026-10-31T23:05:06.007Z"),
  dueOn: "2026-12-10",
  period: "2026-10",
};
const empty: Row = { ...alfa, operator: "@beta", cost: null, volume: null, closedAt: null, currency: "JPY" };

test("raw: keys, plain decimals, instants in UTC", () => {
  expect(exportTable(list([alfa, { ...empty, charge: parseMicros("1235") }]), "raw").split("\r\n")).toEqual([
    "operator,cost,charge,charge_currency,volume_gb,records,closed_at,due_on,period",
    '"Łódź, Alfa",-310220.11,371004.20,EUR,62400.125,9007199254740993,2026-10-31T23:05:06.007Z,' +
      "2026-12-10,2026-10",
    "'@beta,,1235,JPY,,9007199254740993,,2026-12-10,2026-10",
    "",
  ]);
});

test("formatted: as on the screen, with the zone in front", () => {
  expect(exportTable(list([alfa]), "formatted").split("\r\n")).toEqual([
    '\uFEFF"Operators, times in Europe/Berlin"',
    "Operator,Cost,Charge,Currency,Volume GB,Records,Closed,Due,Period",
    '"Łódź, Alfa","-310,220.11","371,004.20",EUR,"62,400.125","9,007,199,254,740,993",' +
      '"1 Nov 2026, 00:05",10 December 2026,October 2026',
    "",
  ]);
});

test("a list without rows is its header", () => {
  expect(exportTable(list([]), "raw").split("\r\n")).toHaveLength(2);
  expect(exportTable(list([]), "formatted").split("\r\n")).toHaveLength(3);
});

test("a workbook holds numbers, dates and the zone's time; what a double would change is text", async () => {
  const bytes = await exportTableXlsx(list([alfa, empty]));
  const [sheet] = await readXlsx(Buffer.from(bytes));
  expect(sheet?.sheet).toBe("Operators");
  expect(sheet?.data).toEqual([
    ["Operators, times in Europe/Berlin", ...Array.from({ length: 8 }, () => null)],
    ["Operator", "Cost", "Charge", "Currency", "Volume GB", "Records", "Closed", "Due", "Period"],
    [
      "Łódź, Alfa",
      -310220.11,
      371004.2,
      "EUR",
      62400.125,
      "9007199254740993",
      new Date("2026-11-01T00:05:06.007Z"),
      new Date("2026-12-10T00:00:00Z"),
      "2026-10",
    ],
    [
      "@beta",
      null,
      371004.2,
      "JPY",
      null,
      "9007199254740993",
      null,
      new Date("2026-12-10T00:00:00Z"),
      "2026-10",
    ],
  ]);
  expect(Buffer.from(await exportTableXlsx(list([alfa, empty]))).equals(bytes)).toBe(true);
});

test("a quantity that is no number after all is a text, and inert", () => {
  const rows = [{ ...alfa, volume: "=1+1" }];
  expect(exportTable(list(rows), "raw")).toContain(",'=1+1,");
  expect(exportTable(list(rows), "formatted")).toContain(",'=1+1,");
});
