import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { workedExample } from "./story.ts";
import { tableUsage } from "./table.ts";
import { octoberRecords, usageFiles } from "./usage.ts";

const story = workedExample(1);
const textOf = (path: string): string => story.files.find((file) => file.path === path)?.text ?? "";
const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split("\n")
    .map((row) => row.split(","));

const STARTS_AT = "2026-09-30T22:00:00Z";
const ENDS_AT = "2026-10-31T23:00:00Z";

/** Reads the files as a stranger would: whose SIM it is comes from sims.csv alone. */
function sumsOfOctober(): Record<string, bigint> {
  const owners = new Map(rowsOf(textOf("sims.csv")).map(([operator, , imsi]) => [imsi, operator]));
  const sums: Record<string, bigint> = {};
  for (const file of story.files.filter(({ path }) => path.startsWith("usage/"))) {
    for (const [, start = "", service = "", imsi, , , network, seconds = "0", bytes = "0"] of rowsOf(
      file.text,
    )) {
      if (start < STARTS_AT || start >= ENDS_AT) continue;
      const key = `${owners.get(imsi) ?? "nobody"} ${service} ${network}`;
      const quantity = service === "sms" ? 1n : BigInt(service === "voice" ? seconds : bytes);
      sums[key] = (sums[key] ?? 0n) + quantity;
    }
  }
  return sums;
}

describe("the worked example", () => {
  it("holds exactly the quantities of its table", () => {
    // GB × 10^9 bytes, minutes × 60 seconds, SMS one by one.
    expect(sumsOfOctober()).toEqual({
      "op_a data 99940": 62_400_000_000_000n,
      "op_b data 99940": 31_050_000_000_000n,
      "nobody data 99940": 350_000_000_000n,
      "op_a data 99951": 1_210_000_000_000n,
      "op_b data 99951": 2_480_000_000_000n,
      "op_a voice 99940": 114_000_000n,
      "op_b voice 99940": 49_200_000n,
      "nobody voice 99940": 360_000n,
      "op_a sms 99940": 410_000n,
      "op_b sms 99940": 150_000n,
    });
  });

  it("holds 48,000 SIMs of A, 21,500 of B and none of C", () => {
    const held = rowsOf(textOf("sims.csv"))
      .slice(1)
      .map(([operator]) => operator);
    expect(held.filter((each) => each === "op_a")).toHaveLength(48_000);
    expect(held.filter((each) => each === "op_b")).toHaveLength(21_500);
    expect(held).toHaveLength(69_500);
  });

  it("touches the month's first and last second, and the seconds outside", () => {
    const isThere = (edge: string): boolean => story.files.some(({ text }) => text.includes(`,${edge},`));
    const edges = ["2026-09-30T21:59:59Z", STARTS_AT, "2026-10-31T22:59:59Z", ENDS_AT];
    expect(edges.filter((edge) => !isThere(edge))).toEqual([]);
  });

  it("is the same to the byte for the same seed", () => {
    // Messages are made like everything else; without their half a million this takes a tenth of the time.
    const rows = tableUsage.filter(({ service }) => service !== "sms");
    const [one, other] = [1, 1].map((seed) => usageFiles(octoberRecords(createRandom(seed), rows)));
    expect(one?.every(({ text }, index) => text === other?.[index]?.text)).toBe(true);
    expect(one).toHaveLength(11);
  });

  it("bills seven lines that add up to 127,232.00", () => {
    const [header = [], ...lines] = rowsOf(textOf("invoices/NN-2026-10-0417.csv"));
    const cents = lines.map((line) => BigInt((line[6] ?? "").replace(".", "")));
    expect(lines).toHaveLength(7);
    expect(cents.reduce((sum, each) => sum + each, 0n)).toBe(12_723_200n);
    expect(header[7]).toBe("127232.00");
  });
});
