import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import { askForPack } from "@tributary/services/export-pack/ask-pack";
import { workOnPack } from "@tributary/services/export-pack/work-on-pack";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

/** An archive of the operator's that is there. */
export async function ownPack(db: OperatorDb): Promise<string> {
  const made = await db.shared.exportPack.findFirst({ where: { status: "done" } });
  if (made !== null) return made.id;
  const { id } = await askForPack(db, { includesPersonal: false, actor: "setup", at: new Date() });
  const onFault = (fault: unknown): void => {
    throw fault;
  };
  await workOnPack({ db, packId: id, dueAt: 0, keys: processSealKeys(), patience: USUAL_PATIENCE, onFault });
  return id;
}

/** All of what is alfa's own is asked for. */
export async function packsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const admin = api.portalAs("alfa", "operator-admin");
  await step(admin, "exportPack.ask", { includesPersonal: true }, { includesPersonal: false });
}
