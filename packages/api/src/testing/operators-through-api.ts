import { randomUUID } from "node:crypto";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

/** The onboarding manager asks for a month to be played. */
export async function rehearsalThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const manager = api.consoleAs("onboarding-manager");
  await step(manager, "rehearsal.ask", { operatorId: "alfa" }, { operatorId: "beta" });
}

/** An end is asked for three times: taken back, declined, and approved for a day that is far. */
export async function offboardingThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [manager, owner] = [api.consoleAs("onboarding-manager"), api.consoleAs("owner")];
  const reason = "The contract was given notice of.";
  const other = { reason: "Something else." };
  const asked = {
    operatorId: "gamma",
    lastDay: "2090-10-17",
    lateDays: 30,
    simsGo: "stock",
    numberRestDays: 90,
    keepMonths: 120,
    reason,
  };
  const ask = async () => (await step<{ id: string }>(manager, "offboarding.ask", asked, other)).id;
  const first = await ask();
  await step(manager, "offboarding.withdraw", { id: first, reason }, other);
  await step(owner, "offboarding.decline", { id: await ask(), reason }, other);
  const elsewhere = { id: randomUUID() };
  await step(owner, "offboarding.approve", { id: await ask() }, elsewhere);
  const msisdn = "4915112345678";
  await api.world.db.withheldRange.create({
    data: {
      ...{ operatorId: "gamma", offboardingId: first, kind: "msisdn", first: msisdn, last: msisdn },
      ...{ why: "elsewhere", withheldFrom: new Date() },
    },
  });
  await step(manager, "offboarding.returnHome", { id: first, msisdn }, { msisdn: "4915112345679" });
}
