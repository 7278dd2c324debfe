import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

/** The onboarding manager asks for a month to be played. */
export async function rehearsalThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const manager = api.consoleAs("onboarding-manager");
  await step(manager, "rehearsal.ask", { operatorId: "alfa" }, { operatorId: "beta" });
}
