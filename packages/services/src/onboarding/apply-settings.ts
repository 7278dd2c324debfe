import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { planSetup } from "@tributary/domain/operator-template/plan-setup";
import type { Part, SetupStep } from "@tributary/domain/operator-template/types";
import { labelAt, periodOf } from "@tributary/domain/period/period";
import { DATA_CLASSES, type DataClass } from "@tributary/domain/retention/types";
import { agreedTargets } from "@tributary/domain/ticket/usual-terms";
import { saveBillingProfile } from "../bill/save-billing-profile.ts";
import { loadCatalog } from "../operator-template/load-catalog.ts";
import { addPlan } from "../plan/add-plan.ts";
import { addRateCard } from "../rate-card/add-rate-card.ts";
import { loadRules } from "../retention/load-rules.ts";
import { setRetentionRule } from "../retention/set-rule.ts";
import { saveSupportProfile } from "../support-profile/save-support-profile.ts";
import { loadDesk } from "../ticket/desk.ts";
import { type SetupSettings, settingsParts } from "./settings.ts";

/**
 * Makes at an operator, through its own door, what it does not have yet. Each part is a step of its own, with
 * its own audit row, and is made once: ended in the middle it is gone on with, and done again it changes
 * nothing.
 *
 * Shape   what became of each part.
 */
export async function applySettings(
  db: OperatorDb,
  settings: SetupSettings,
  { actor, at }: { readonly actor: string; readonly at: Date },
): Promise<SetupStep[]> {
  const steps = planSetup(await standingParts(db), settingsParts(settings));
  for (const { kind, code, action } of steps) {
    if (action === "left") continue;
    if (kind === "rate-card") {
      const card = settings.rateCards.find((each) => each.code === code);
      if (card === undefined) continue;
      const { zone } = card.terms;
      const from = new Date(periodOf(labelAt(at.getTime(), zone), zone).startsAt);
      await addRateCard(db, { ...card, from, actor });
    }
    if (kind === "plan") {
      const plan = settings.plans.find((each) => each.code === code);
      if (plan !== undefined) await addPlan(db, { ...plan, actor });
    }
    if (kind === "billing" && settings.billing !== null) {
      const effectiveFrom = labelAt(at.getTime(), settings.billing.zone);
      await saveBillingProfile(db, { effectiveFrom, terms: settings.billing, actor });
    }
    if (kind === "retention") {
      const rule = settings.retention.find(({ dataClass }) => dataClass === code);
      if (rule !== undefined) await setRetentionRule(db, { ...rule, actor });
    }
    if (kind === "sla" && settings.sla !== null) {
      const { terms } = await loadDesk(db);
      const agreed = { ...terms, targets: agreedTargets(terms.targets, settings.sla) };
      await saveSupportProfile(db, { terms: agreed, basedOn: 0, actor, at });
    }
  }
  return steps;
}

/** What the operator has, in the form of a template's parts. */
async function standingParts(db: OperatorDb): Promise<Part[]> {
  const { shared } = db;
  const [{ rateCards, plans, profile }, rules, desk] = await Promise.all([
    loadCatalog(shared),
    loadRules(shared),
    loadDesk(db),
  ]);
  return settingsParts({
    ...{ rateCards, plans },
    billing: profile === null ? null : encodeBillingProfileTerms(profile),
    retention: DATA_CLASSES.flatMap((dataClass: DataClass) => {
      const months = rules[dataClass];
      return months === null ? [] : [{ dataClass, months }];
    }),
    // A desk that never said how it works has agreed on nothing.
    sla: desk.version === 0 ? null : desk.terms.targets.normal,
  });
}
