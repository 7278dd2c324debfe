import { randomUUID } from "node:crypto";
import type { TestDatabase } from "@tributary/db/testing/test-database";

const FEE = { code: "BASE", description: "Monthly fee", amount: "9.87", taxCode: "standard" };

/** A plan of an operator's own with two published versions, by a published rate card. Answers its code. */
export async function ownPlan(test: TestDatabase, operatorId: string): Promise<string> {
  const { shared } = test.operatorDb(operatorId);
  const rateCardId = await ownRateCard(test, operatorId);
  const code = `P-${randomUUID().slice(0, 8)}`;
  const { id: planId } = await shared.plan.create({ data: { code, name: code, createdBy: "setup" } });
  await shared.planVersion.createMany({
    data: [1, 2].map((version) => ({
      ...{ planId, rateCardId, version, terms: { fees: [FEE] }, createdBy: "setup" },
      ...{ status: "published", publishedBy: "setup", publishedAt: new Date() },
    })),
  });
  return code;
}

const TERMS = {
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 4 },
  zones: { plmns: {}, prefixes: {} },
};

/** A published rate card, RETAIL: the one that is there, or a new one. */
export async function ownRateCard(test: TestDatabase, operatorId: string): Promise<string> {
  const { shared } = test.operatorDb(operatorId);
  const known = await shared.rateCard.findFirst({ where: { code: "RETAIL" } });
  if (known !== null) return known.id;
  const card = { code: "RETAIL", name: "Retail", currency: "EUR", createdBy: "setup" };
  const { id: rateCardId } = await shared.rateCard.create({ data: card });
  await shared.rateCardVersion.create({
    data: {
      ...{ rateCardId, version: 1, effectiveFrom: new Date(0), terms: TERMS, createdBy: "setup" },
      ...{ status: "published", publishedBy: "setup", publishedAt: new Date() },
    },
  });
  return rateCardId;
}
