import { randomUUID } from "node:crypto";
import type { ApiWorld } from "./api-world.ts";
import { NEW_CARD, sentPrice } from "./rate-cards-through-api.ts";

/** A rate card of an operator's own with a draft of one price. Answers its code. */
export async function ownCard({ portalAs }: ApiWorld, operatorId: string): Promise<string> {
  const { rateCard } = portalAs(operatorId, "operator-admin");
  const code = `C-${randomUUID().slice(0, 8)}`;
  await rateCard.create({ code, ...NEW_CARD, idempotencyKey: randomUUID() });
  const file = { code, ...sentPrice("0.10") };
  const { fingerprint } = await rateCard.preview(file);
  await rateCard.import({ ...file, fingerprint, idempotencyKey: randomUUID() });
  return code;
}
