import { CHECKLIST } from "@tributary/domain/onboarding/checklist";
import { configurationFingerprint } from "@tributary/services/rehearsal/configuration-fingerprint";
import { DATA_TEMPLATE } from "@tributary/services/testing/operator-template";
import { AGREEMENT } from "@tributary/services/testing/world";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const reason = "Looked at by two of us.";
const other = { reason: "Something else." };
const operatorId = "newcomer";

/** A template is published, an operator is made of it and goes live, is suspended and resumed. */
export async function onboardingThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [manager, owner] = [api.consoleAs("onboarding-manager"), api.consoleAs("owner")];
  const { billing: _, ...terms } = DATA_TEMPLATE;
  const template = { code: "data", name: "Data operator", text: JSON.stringify(terms) };
  await step(manager, "operatorTemplate.save", template, { name: "Another" });
  const { fingerprint } = await owner.operatorTemplate.show({ code: "data" });
  await step(owner, "operatorTemplate.publish", { code: "data", version: 1, fingerprint }, { version: 2 });
  const wanted = {
    ...{ template: "data", code: operatorId, name: "Newcomer", country: null, targetOn: "2027-01-01" },
    ...{ seller: null, ranges: [] },
  };
  const seen = await manager.onboarding.preview(wanted);
  const start = { ...wanted, fingerprint: seen.fingerprint };
  await step(manager, "onboarding.start", start, { name: "Nobody" });
  await giveMargin(api);
  const range = { agreement: AGREEMENT, kind: "imsi", first: "262017000000000", last: "262017000009999" };
  const given = { ...range, validFrom: "2026-11-01" };
  await step(
    manager,
    "onboarding.range",
    { operatorId, range: given },
    { range: { ...given, kind: "msisdn" } },
  );
  const change = { state: "done", evidence: "By mail." };
  const elsewhere = { code: "sim.batch" };
  await step(manager, "onboarding.item", { operatorId, code: "network.apn", change }, elsewhere);
  await step(api.portalAs(operatorId, "operator-admin"), "onboarding.supply", SUPPLY, { text: "Other." });
  await api.test.superuser.query(
    "UPDATE operator_setup SET status = 'failed', due_at = NULL, ended_at = now() WHERE operator_id = $1",
    [operatorId],
  );
  await step(manager, "onboarding.setUpAgain", { operatorId }, { operatorId: "alfa" });
  await settleAll(api);
  await step(manager, "onboarding.takeOver", { operatorId }, { operatorId: "alfa" });
  const ask = { operatorId, from: "2027-01-01" };
  await step(manager, "onboarding.ask", ask, { from: "2027-02-01" });
  await step(manager, "onboarding.decline", { operatorId, reason }, other);
  await manager.onboarding.ask({ ...ask, idempotencyKey: crypto.randomUUID() });
  await step(owner, "onboarding.approve", { operatorId }, { operatorId: "alfa" });
  await step(owner, "operator.suspend", { operatorId, reason }, other);
  await step(owner, "operator.resume", { operatorId, reason }, other);
}

const SUPPLY = { code: "care.sla", text: "Mon to Fri, 8 to 18.", link: "" };

/** The onboarding manager may not say what the MVNA earns: the wholesale side has. */
async function giveMargin({ world }: ApiWorld): Promise<void> {
  await world.addMargin(operatorId, 1, "2026-01-01T00:00:00Z", DATA_TEMPLATE.margins[0].terms);
}

/** What the checks look at is there, and the rest is done. */
async function settleAll({ test }: ApiWorld): Promise<void> {
  const manual = CHECKLIST.filter(({ check }) => check === null).map(({ code }) => code);
  await test.superuser.query(
    `UPDATE onboarding_item SET state = 'done', settled_by = 'setup', settled_at = now()
     WHERE operator_id = $1 AND code = ANY ($2)`,
    [operatorId, manual],
  );
  const { shared } = test.operatorDb(operatorId);
  const made = { createdBy: "setup" };
  const published = { status: "published", publishedBy: "setup", publishedAt: new Date() };
  const card = await shared.rateCard.create({ data: { code: "c", name: "C", currency: "EUR", ...made } });
  const { terms } = DATA_TEMPLATE.rateCards[0];
  const version = { rateCardId: card.id, version: 1, ...made, ...published };
  await shared.rateCardVersion.create({
    data: { ...version, effectiveFrom: new Date(0), terms: { ...terms } },
  });
  const plan = await shared.plan.create({ data: { code: "p", name: "P", kind: "plan", ...made } });
  await shared.planVersion.create({
    data: { planId: plan.id, rateCardId: card.id, version: 1, terms: {}, ...made, ...published },
  });
  await shared.billingProfile.create({ data: { version: 1, effectiveFrom: "2026-01", terms: {}, ...made } });
  const { id: userId } = await test.authDb().user.create({
    data: { email: "ada@newcomer.example", name: "Ada" },
  });
  const binding = { userId, operatorId, role: "operator-admin", grantedBy: "setup" };
  await test.authDb().roleBinding.create({ data: binding });
  const fingerprint = await configurationFingerprint(test.portfolioDb(), operatorId);
  const asked = { askedBy: "setup", askedAt: new Date(), attempts: 1, attemptLimit: 5 };
  const ended = { status: "done", outcome: "passed", fingerprint, report: {}, endedAt: new Date() };
  await test.portfolioDb().rehearsal.create({ data: { operatorId, ...asked, ...ended } });
}
