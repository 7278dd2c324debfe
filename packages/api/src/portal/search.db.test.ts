import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { ownPlan } from "../testing/own-plan.ts";

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld();
});
afterAll(() => api.close());

test("plans and rate cards are found by name or code, by those who may open them, and at home", async () => {
  const code = await ownPlan(api.test, "alfa");
  const find = (operator: string, role: "operator-product" | "operator-developer", text: string) =>
    api.portalAs(operator, role).search.find({ text });
  const product = await find("alfa", "operator-product", code.toLowerCase());
  expect(product.plans).toEqual([{ code, name: code }]);
  expect((await find("alfa", "operator-product", "retai")).rateCards).toEqual([
    { code: "RETAIL", name: "Retail" },
  ]);
  for (const text of [code, "RETAIL"]) {
    for (const found of [
      await find("alfa", "operator-developer", text),
      await find("beta", "operator-product", text),
    ]) {
      expect([found.plans, found.rateCards]).toEqual([[], []]);
    }
  }
});
