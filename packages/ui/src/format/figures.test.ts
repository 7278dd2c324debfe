import { describe, expect, test } from "vitest";
import { formatBps, formatChange, formatPointChange, formatRatio } from "./percent.ts";
import { formatBytes, formatDecimal, formatQuantity, formatSeconds } from "./quantity.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a quantity", () => {
  test.each([
    ["10204.50", "10,204.50"],
    ["-1204", "−1,204"],
    ["0.004", "0.004"],
    [".5", "0.5"],
    [123_456_789_012_345_678_901n, "123,456,789,012,345,678,901"],
  ])("%s is %s", (decimal, printed) => {
    expect(formatDecimal(decimal)).toBe(printed);
  });

  test("stays beside its unit", () => {
    expect(formatQuantity("11408", "MB")).toBe("11,408\u00a0MB");
    expect(formatQuantity("88120", null)).toBe("88,120");
  });

  test.each([
    [999n, "999 B"],
    [1_000n, "1.00 kB"],
    [999_994n, "999.99 kB"],
    [999_995n, "1.00 MB"], // 999.995 kB rounds to 1,000.00 kB
    [11_408_250_000n, "11.41 GB"],
    [-1_500_000n, "−1.50 MB"],
    [1_234_000_000_000_000_000_000n, "1,234.00 EB"],
  ])("%s bytes are %s", (bytes, printed) => {
    expect(plain(formatBytes(bytes))).toBe(printed);
  });

  test.each([
    [9n, "9 s"],
    [309n, "5 min 09 s"], // 5 × 60 + 9
    [7_509n, "2 h 05 min 09 s"], // 2 × 3,600 + 5 × 60 + 9
    [3_600_000n, "1,000 h 00 min 00 s"],
    [-61n, "−1 min 01 s"],
  ])("%s seconds are %s", (seconds, printed) => {
    expect(formatSeconds(seconds)).toBe(printed);
  });
});

describe("a share", () => {
  test.each([
    [60_784n, 371_004n, {}, "16.4 %"], // 0.163836
    [1n, 3n, { decimals: 2 }, "33.33 %"],
    [1n, 200n, { decimals: 0 }, "1 %"], // half is away from zero
    [-1n, 200n, { decimals: 0 }, "−1 %"],
    [0n, 5n, { isSigned: true }, "0.0 %"],
    [5n, 0n, {}, "n/a"],
    [1n, -4n, {}, "−25.0 %"],
    [123_456n, 1n, {}, "12,345,600.0 %"],
  ])("%s of %s with %o is %s", (part, whole, options, printed) => {
    expect(plain(formatRatio(part, whole, options))).toBe(printed);
  });

  test("basis points, changes and points", () => {
    expect(plain(formatBps(1640))).toBe("16.4 %");
    expect(plain(formatChange(1031n, 1000n))).toBe("+3.1 %");
    expect(plain(formatChange(-50n, -100n))).toBe("+50.0 %"); // a loss halved is a gain of half of it
    expect(formatChange(5n, 0n)).toBe("n/a");
    expect(plain(formatPointChange(1730, 1770))).toBe("−0.4 pp");
  });
});
