import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { PLAIN_TERMS } from "./terms.ts";
import { AGREEMENT, GB, makeWorld, type World } from "./world.ts";

/** Alfa and beta at 1.00 per GB and 10 % margin: no usage yet. */
export async function makePlain(
  test: TestDatabase,
  terms: AgreementTermsInput = PLAIN_TERMS,
): Promise<World> {
  const world = await makeWorld(test, terms);
  await world.addOperator("alfa");
  await world.addOperator("beta");
  return world;
}

/** A month of 60 GB for alfa and 40 GB for beta, billed as used. Answers the file's id. */
export async function addMonth(world: World, period: string): Promise<number> {
  const fileId = await world.addUsage(period, [
    { operator: "alfa", line: "L1", quantity: 60n * GB, records: 600n },
    { operator: "beta", line: "L1", quantity: 40n * GB, records: 400n },
  ]);
  await world.addInvoice(period, [{ line: "L1", amount: "100.00", quantity: "100", rate: "1.00" }]);
  return fileId;
}

/** Decides every open exception of a period. */
export async function decideAll({ db }: World, period: string, decision: "dispute" | "waive"): Promise<void> {
  const request = { agreementId: AGREEMENT, period, actor: "analyst" };
  await reconcile(db, request);
  await decideExceptions(db, { ...request, decision, reason: "Decided in a test." });
}
