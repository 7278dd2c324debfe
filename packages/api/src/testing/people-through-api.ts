import { randomUUID } from "node:crypto";
import type { ApiWorld } from "./api-world.ts";
import { type Observed, observe } from "./observed.ts";

const elsewhere = () => ({ userId: randomUUID() });

/** What is done to people, looks into operators and the log, command by command, each one observed. */
export async function peopleThroughApi(api: ApiWorld): Promise<Observed[]> {
  const seen: Observed[] = [];
  const owner = api.consoleAs("owner");
  const auditor = api.consoleAs("auditor");
  const admin = api.portalAs("alfa", "operator-admin");
  const step = async (caller: object, path: string, input: object, changed: object): Promise<void> => {
    seen.push(await observe(api, caller, path, input, changed));
  };
  const invited = { email: "invited@example.net", role: "auditor", operatorId: null };
  await step(owner, "user.invite", invited, { role: "admin" });
  const userId = await activePerson(api, "operated@example.net", "operator-viewer", "alfa");
  await step(owner, "user.grant", { userId, role: "operator-support", operatorId: "alfa" }, elsewhere());
  const bindingId = await bindingOf(api, userId, "operator-support");
  await step(owner, "user.revoke", { bindingId }, { bindingId: randomUUID() });
  await step(owner, "user.disable", { userId }, elsewhere());
  await step(owner, "user.enable", { userId }, elsewhere());
  await step(
    admin,
    "user.invite",
    { email: "new@alfa.example", role: "operator-finance" },
    { role: "operator-support" },
  );
  await step(admin, "user.grant", { userId, role: "operator-finance" }, elsewhere());
  const granted = await bindingOf(api, userId, "operator-finance");
  await step(admin, "user.revoke", { bindingId: granted }, { bindingId: randomUUID() });
  const reason = "A question about their last statement.";
  await step(
    auditor,
    "operatorAccess.enter",
    { operatorId: "alfa", reason },
    { reason: "Something else entirely." },
  );
  await step(auditor, "operatorAccess.leave", { operatorId: "alfa" }, { operatorId: "beta" });
  await step(auditor, "audit.verify", {}, {});
  return seen;
}

async function activePerson(
  { test }: ApiWorld,
  email: string,
  role: string,
  operatorId: string,
): Promise<string> {
  const bindings = { create: { role, operatorId, grantedBy: "setup" } };
  const { id } = await test.authDb().user.create({
    data: { email, name: "Somebody", status: "active", bindings },
    select: { id: true },
  });
  return id;
}

async function bindingOf({ test }: ApiWorld, userId: string, role: string): Promise<string> {
  const binding = await test.authDb().roleBinding.findFirst({ where: { userId, role, revokedAt: null } });
  return binding?.id ?? "";
}
