import type { TestDatabase } from "@tributary/db/testing/test-database";
import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import { reconcile } from "@tributary/services/reconciliation/reconcile";
import { makeOctober } from "@tributary/services/testing/october";
import { settlePeriod } from "@tributary/services/testing/settle-period";
import { AGREEMENT, type World } from "@tributary/services/testing/world";

/** The worked October with its exceptions disputed and its statements issued. */
export async function makeSettledOctober(test: TestDatabase): Promise<World> {
  const world = await makeOctober(test);
  const request = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };
  await reconcile(world.db, request);
  await decideExceptions(world.db, {
    ...request,
    decision: "dispute",
    reason: "The figures are the network's error.",
  });
  await settlePeriod(world, "2026-10");
  return world;
}

export function octoberStatement(operatorId: string): string {
  return `ST-${AGREEMENT}-2026-10-${operatorId}`;
}
