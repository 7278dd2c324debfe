import type { ApiWorld } from "./api-world.ts";
import { type Observed, observe } from "./observed.ts";
import { ownRateCard } from "./own-plan.ts";

const FEE = {
  code: "BASE",
  description: "Monthly fee",
  every: "period",
  amount: "9.87",
  taxCode: "standard",
  isProrated: true,
};

/** A plan from its first draft to the move of its subscribers, command by command, each one observed. */
export async function plansThroughApi(api: ApiWorld): Promise<Observed[]> {
  const seen: Observed[] = [];
  const product = api.portalAs("alfa", "operator-product");
  await ownRateCard(api.test, "alfa");
  const code = "JOURNEY";
  const step = async (path: string, input: object, changed: object): Promise<void> => {
    seen.push(await observe(api, product, path, input, changed));
  };
  const other = { code: "ANOTHER" };
  const latest = async (): Promise<string> =>
    (await product.plan.show({ code })).versions[0]?.fingerprint ?? "";
  await step("plan.create", { code, name: "Journey", kind: "plan", rateCard: "RETAIL" }, other);
  const terms = { validity: { lasts: "open" }, fees: [FEE], discounts: [], bundles: [] };
  await step("plan.save", { code, fingerprint: await latest(), rateCard: "RETAIL", terms }, other);
  await step("plan.publish", { code, fingerprint: await latest() }, other);
  await step("plan.draft", { code }, other);
  await step("plan.discard", { code }, other);
  await step("plan.draft", { code }, other);
  await step("plan.publish", { code, fingerprint: await latest() }, other);
  await step("plan.move", { code, from: 1, to: 2, start: "next-period", subscribers: 0 }, { from: 2, to: 1 });
  await step("plan.retire", { code }, other);
  return seen;
}
