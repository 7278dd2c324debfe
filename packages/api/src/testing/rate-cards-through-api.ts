import type { ApiWorld } from "./api-world.ts";
import { type Observed, observe } from "./observed.ts";

/** A file of one price, as it is sent. */
export function sentPrice(price: string) {
  const lines = ["code,services,zones,prefixes,price", `DE,voice,de,49,${price}`];
  return { fileName: "prices.csv", fileBase64: Buffer.from(lines.join("\n")).toString("base64") };
}

export const NEW_CARD = {
  ...{ name: "Journey", currency: "EUR", zone: "Europe/Berlin" },
  rounding: { mode: "half-up", scale: 4 },
} as const;

/** A rate card from its first draft to a version in force, command by command, each one observed. */
export async function rateCardsThroughApi(api: ApiWorld): Promise<Observed[]> {
  const seen: Observed[] = [];
  const product = api.portalAs("alfa", "operator-product");
  const code = "JOURNEY-CARD";
  const step = async (path: string, input: object, changed: object): Promise<void> => {
    seen.push(await observe(api, product, path, input, changed));
  };
  const bring = async (price: string): Promise<void> => {
    const file = { code, ...sentPrice(price) };
    const { fingerprint } = await product.rateCard.preview(file);
    await step("rateCard.import", { ...file, fingerprint }, sentPrice("9.99"));
  };
  const publish = async (version: number): Promise<void> => {
    const { fingerprint } = await product.rateCard.show({ code, version });
    await step(
      "rateCard.publish",
      { code, version, fingerprint, from: "2026-11-01" },
      { from: "2026-11-02" },
    );
  };
  await step("rateCard.create", { code, ...NEW_CARD }, { name: "Another" });
  await bring("0.10");
  await publish(1);
  await step("rateCard.draft", { code, holidays: ["2026-12-25"] }, { holidays: [] });
  await step("rateCard.discard", { code, version: 2 }, { version: 1 });
  await bring("0.12");
  await publish(2);
  return seen;
}
