import { dayAt, nextLabel } from "@tributary/domain/period/period";
import { addDays } from "@tributary/domain/statement/add-days";
import { assignRange } from "@tributary/services/onboarding/assign-range";
import { changeItem, type ItemChange, takeOver } from "@tributary/services/onboarding/change-item";
import { type NewOperator, planStart } from "@tributary/services/onboarding/plan-start";
import { SETUP_PATIENCE, startOnboarding } from "@tributary/services/onboarding/start-onboarding";
import { supply } from "@tributary/services/onboarding/supply";
import { workOnSetup } from "@tributary/services/onboarding/work-on-setup";
import { cloneOperator } from "@tributary/services/operator-template/clone-operator";
import { publishTemplate, saveTemplate } from "@tributary/services/operator-template/save-template";
import { showTemplate } from "@tributary/services/operator-template/show-template";
import type { Session } from "../session/open-session.ts";

const DAY = 86_400_000;
const TEMPLATE = "dune-like";
const CODE = "iris";
const MODEL = "dune";
const MANAGER = "Olga Onboarding";
const FINANCE = "Farid Finance";

/** A range of the host network's that no operator of the first portfolio has. */
const RANGE = { kind: "imsi", first: "999406000000000", last: "999406000099999" } as const;

const SELLER = {
  ...{ name: "Iris Mobil GmbH", street: "Hafenweg 12", postalCode: "48155", city: "Münster" },
  ...{ country: "DE", taxId: "DE298765432" },
};

/**
 * Has an operator on its way to be live, as if it were now: made three weeks ago of a template of what
 * another one has. The system has seen its terms; its IMSIs and its APN are there, and the network is waited
 * for. Where there is a template already, nothing is added.
 */
export async function welcomeOperator(session: Session, now: Date): Promise<void> {
  const db = session.portfolioDb();
  if ((await db.operatorTemplate.count()) > 0) return;
  process.stderr.write(`${CODE}: on its way to be live\n`);
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);
  await publishModel(session);
  const agreementId = await begin(session, daysAgo(21), now);
  const by = (days: number) => ({ operatorId: CODE, actor: MANAGER, at: daysAgo(days) });
  await takeOver(db, by(20));
  const range = { ...RANGE, agreement: agreementId, validFrom: `${dayOf(now).slice(0, 7)}-01` };
  await assignRange(db, { ...by(12), range });
  const change = (code: string, days: number, changed: ItemChange) =>
    changeItem(db, { ...by(days), code, change: changed });
  await change("network.apn", 9, {
    state: "done",
    evidence: "APN iris.nordkant answers; a test SIM attached.",
  });
  await change("network.tadig", 8, {
    person: "Roaming desk of Nordkant",
    dueOn: dayOf(now),
  });
  await change("sim.batch", 5, { person: "Card maker, order 4711" });
  await supply(session.operatorDb(CODE), {
    ...{ code: "care.sla", link: "", actor: `admin@${CODE}.example`, at: daysAgo(2) },
    text: "Monday to Saturday, 8 to 20; a first answer within two hours.",
  });
}

async function publishModel(session: Session): Promise<void> {
  const db = session.portfolioDb();
  const terms = await cloneOperator(db, session.operatorDb(MODEL));
  await saveTemplate(db, { code: TEMPLATE, name: "Small operator in Germany", terms, actor: MANAGER });
  const { version, fingerprint } = await showTemplate(db, { code: TEMPLATE });
  await publishTemplate(db, { code: TEMPLATE, version, fingerprint, actor: FINANCE });
}

/** Makes the operator and sets it up. Answers the agreement that its template has it under. */
async function begin(session: Session, at: Date, now: Date): Promise<string> {
  const db = session.portfolioDb();
  const soon = addDays(dayOf(now), 14).slice(0, 7);
  const wanted: NewOperator = {
    ...{ template: TEMPLATE, code: CODE, name: "Iris Mobil", country: "DE", ranges: [] },
    ...{ targetOn: `${nextLabel(soon)}-01`, seller: SELLER },
  };
  const { fingerprint, template } = await planStart(db, wanted, at);
  await startOnboarding(db, { ...wanted, fingerprint, actor: MANAGER, at });
  const operatorDb = session.operatorDb(CODE);
  const { id: setupId } = await operatorDb.shared.operatorSetup.findFirstOrThrow({ where: {} });
  await workOnSetup({
    ...{ db: operatorDb, owner: session.owner, setupId, dueAt: now.getTime(), patience: SETUP_PATIENCE },
    onFault(fault) {
      throw fault;
    },
  });
  return template.terms.margins[0]?.agreement ?? "";
}

function dayOf(moment: Date): string {
  return dayAt(moment.getTime(), "UTC");
}
