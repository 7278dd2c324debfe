import { describe, expect, it } from "vitest";
import { pennyCharge } from "./ledger-of-usage.ts";
import { oddSims, plantedUsage } from "./planted-usage.ts";
import { shops } from "./retail/shops.ts";
import { subscriberFiles } from "./retail/subscribers.ts";

const planted = plantedUsage();
const harbor = shops.filter(({ operator }) => operator === "harbor");
const customers = harbor.flatMap((shop) => subscriberFiles(shop)).flatMap(({ text }) => text.split("\n"));

/** The plan and the first day of the customer who holds a SIM. */
function holderOf(imsi: string) {
  const cells = customers.find((row) => row.split(",").includes(imsi))?.split(",") ?? [];
  return { plan: cells.at(-5), since: cells.at(-1) };
}

describe("planted usage", () => {
  it("is done with SIMs of customers with the plans that the limits need", () => {
    const { spender, traveller, ...others } = oddSims;
    expect(holderOf(spender).plan).toBe("mobile-s");
    for (const imsi of Object.values(others)) expect(holderOf(imsi).plan).toBe("mobile-l");
    expect(holderOf(traveller).since).toBe("2026-10-26");
  });

  it("costs nothing where nobody's SIMs call and where the new SIM roams", () => {
    const free = planted.filter(({ operator, line }) => operator === null || line === "UK-DATA-EU");
    expect(free).toHaveLength(260 + 2);
    // 20 s at 0.028 a minute are 0.0093; 3 MiB at 3.10 the GiB are 0.0091: both are cut off after the penny.
    expect(free.map(pennyCharge).filter((charge) => charge !== 0n)).toEqual([]);
  });
});
