import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { openPlans } from "./open-plans.ts";

/**
 * Lets a subscriber have a plan from an instant on, and what it had until then. A change that was to come is
 * replaced by this one.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for a plan that cannot be taken, `ALREADY_DONE` for the version
 *         that it has.
 */
export async function takePlan(
  tx: OperatorTables,
  subscriberId: string,
  code: string,
  from: Date,
): Promise<void> {
  const planVersionId = (await openPlans(tx)).get(code);
  if (planVersionId === undefined) throw new DomainError("NOT_FOUND", `There is no published plan ${code}.`);
  const mains = await tx.subscriberPlan.findMany({ where: { subscriberId, isMain: true } });
  const isOpenAt = ({ validFrom, validUntil }: (typeof mains)[number]): boolean =>
    validFrom <= from && (validUntil === null || validUntil > from);
  const current = mains.find(isOpenAt);
  if (current?.planVersionId === planVersionId && current.validUntil === null) {
    throw new DomainError("ALREADY_DONE", `The subscriber has plan ${code} in its latest version already.`);
  }
  // What was to begin later never will: an empty spell overlaps nothing.
  for (const { id, validFrom } of mains.filter((main) => main.validFrom > from)) {
    await tx.subscriberPlan.updateMany({ where: { id }, data: { validUntil: validFrom } });
  }
  if (current !== undefined) {
    await tx.subscriberPlan.updateMany({ where: { id: current.id }, data: { validUntil: from } });
  }
  await tx.subscriberPlan.createMany({ data: [{ subscriberId, planVersionId, validFrom: from }] });
}
