/** Writes basis points as per cent: 1900 is "19 %", 875 is "8.75 %". */
export function percentText(bps: number): string {
  const hundredths = String(Math.abs(bps)).padStart(3, "0");
  const fraction = hundredths.slice(-2).replace(/0+$/, "");
  return `${bps < 0 ? "-" : ""}${hundredths.slice(0, -2)}${fraction === "" ? "" : `.${fraction}`} %`;
}
