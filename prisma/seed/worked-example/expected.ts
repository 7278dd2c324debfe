/**
 * Every figure of the worked example, typed by hand from its arithmetic; nothing here is computed.
 *
 * L1 93,800 GB: 50,000 × 0.90 + 43,800 × 0.70 = 75,660.00; billed 94,900 GB = 76,430.00.
 * L2 3,690 GB × 1.10 = 4,059.00; billed × 1.30 = 4,797.00. L3 2,726,000 min × 0.006 = 16,356.00; billed
 * 2,729,500.
 * L7 billed 100,000 − 76,430 − 16,377 − 2,240 = 4,953.00; expected 100,000 − 75,660 − 16,356 − 2,240 =
 * 5,744.00;
 * approved 100,000 − 75,660 − 16,377 − 2,240 = 5,723.00.
 */
export const expected = {
  agreement: "de1-2026",
  period: "2026-10",
  currency: "EUR",
  lines: [
    line("L1", "76430.00", "75660.00", "770.00", "75660.00"),
    line("L2", "4797.00", "4059.00", "738.00", "4059.00"),
    line("L3", "16377.00", "16356.00", "21.00", "16377.00"),
    line("L4", "2240.00", "2240.00", "0.00", "2240.00"),
    line("L5", "17435.00", "17375.00", "60.00", "17375.00"),
    line("L6", "5000.00", "5000.00", "0.00", "5000.00"),
    line("L7", "4953.00", "5744.00", "-791.00", "5723.00"),
  ],
  totals: { billed: "127232.00", expected: "126434.00", approved: "126434.00" },
  grossDisputed: "1568.00",
  netRecoverable: "798.00",
  payable: { withhold: "126434.00", payAndClaim: "127232.00" },
  retained: "0.00",
  allocation: [
    {
      lineCode: "L1",
      kind: "cost",
      op_a: "50332.45",
      op_b: "25045.24",
      op_c: "0.00",
      unattributed: "282.31",
    },
    { lineCode: "L2", kind: "cost", op_a: "1331.00", op_b: "2728.00", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L3", kind: "cost", op_a: "11414.64", op_b: "4926.32", op_c: "0.00", unattributed: "36.04" },
    { lineCode: "L4", kind: "cost", op_a: "1640.00", op_b: "600.00", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L5", kind: "cost", op_a: "12000.00", op_b: "5375.00", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L1", kind: "spread", op_a: "188.51", op_b: "93.80", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L3", kind: "spread", op_a: "25.17", op_b: "10.87", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L6", kind: "cost", op_a: "3453.24", op_b: "1546.76", op_c: "0.00", unattributed: "0.00" },
    { lineCode: "L7", kind: "cost", op_a: "0.00", op_b: "2653.96", op_c: "3069.04", unattributed: "0.00" },
  ],
  statements: [
    { operator: "op_a", cost: "80385.01", margin: "5194.54", net: "85579.55" },
    { operator: "op_b", cost: "42979.95", margin: "1982.50", net: "44962.45" },
    { operator: "op_c", cost: "3069.04", margin: "750.00", net: "3819.04" },
  ],
  sums: { cost: "126434.00", margin: "7927.04", net: "134361.04" },
} as const;

function line(lineCode: string, billed: string, right: string, delta: string, approved: string) {
  return { lineCode, billed, expected: right, delta, approved };
}
