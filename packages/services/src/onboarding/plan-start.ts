import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { refuseIssues } from "@tributary/db/terms/issues";
import { DomainError } from "@tributary/domain/error";
import { planSetup } from "@tributary/domain/operator-template/plan-setup";
import type { SetupStep } from "@tributary/domain/operator-template/types";
import { dayAt } from "@tributary/domain/period/period";
import { type FoundTemplate, findTemplate } from "../operator-template/find-template.ts";
import { templateParts } from "../operator-template/parts.ts";
import { checkOperator } from "../portfolio/check-references.ts";
import { loadKnownAgreements } from "../portfolio/known-agreements.ts";
import { momentReader } from "../portfolio/moment.ts";
import { type PlannedOperator, planOperator } from "../portfolio/plan-operator.ts";
import { operatorSchema } from "../portfolio/schema.ts";
import { hashOf } from "../settlement/run-content.ts";
import { type NewSeller, type SetupSettings, settingsOf } from "./settings.ts";

export interface NewRange {
  readonly agreement: string;
  readonly kind: "imsi" | "msisdn";
  readonly first: string;
  readonly last: string;
}

export interface NewOperator {
  readonly template: string;
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  /** The day on which it wants to be live, YYYY-MM-DD. */
  readonly targetOn: string;
  /** Who sells, for its bills; null: the operator says it itself. */
  readonly seller: NewSeller | null;
  readonly ranges: readonly NewRange[];
}

export interface PlannedStart {
  readonly template: FoundTemplate;
  readonly operator: PlannedOperator;
  readonly settings: SetupSettings;
  readonly steps: readonly SetupStep[];
  /** Of all that is made: what was looked at is what is made. */
  readonly fingerprint: string;
}

/**
 * Says what making an operator of a template comes to, with nothing written.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for a template that is not published; `INPUT_INVALID` with all that
 *         is wrong, and for a code in use.
 */
export async function planStart(tx: PortfolioTables, asked: NewOperator, at: Date): Promise<PlannedStart> {
  const template = await findTemplate(tx, asked.template);
  const { terms } = template;
  const known = await loadKnownAgreements(tx);
  // Terms and ranges are in force from the month it is made in, or the one it was live in already.
  const [month = ""] = [dayAt(at.getTime(), "UTC").slice(0, 7), asked.targetOn.slice(0, 7)].sort();
  const since = `${month}-01`;
  const parsed = operatorSchema.safeParse({
    ...{ code: asked.code, name: asked.name.trim(), currency: terms.currency, status: "onboarding" },
    ...(asked.country === null ? {} : { country: asked.country }),
    liveFrom: asked.targetOn,
    margins: terms.margins.map((margin) => ({ ...margin, effectiveFrom: since })),
    ranges: asked.ranges.map((range) => ({ ...range, validFrom: since })),
  });
  const issues = parsed.success ? checkOperator(parsed.data, [], known) : parsed.error.issues;
  if (!parsed.success || issues.length > 0) throw refuseIssues("INPUT_INVALID", "The operator", issues);
  const taken = await tx.operator.findUnique({ where: { id: asked.code }, select: { name: true } });
  if (taken !== null) {
    throw new DomainError(
      "INPUT_INVALID",
      `The code ${asked.code} is that of ${taken.name}: choose another one.`,
    );
  }
  const settings = settingsOf(terms, asked.seller);
  // What the template has is made, all but how it bills while nobody knows who sells.
  const wanted = templateParts(terms).filter(({ kind }) => kind !== "billing" || settings.billing !== null);
  return {
    ...{ template, settings },
    operator: planOperator(parsed.data, known, momentReader()),
    steps: planSetup([], wanted),
    fingerprint: hashOf({ asked, version: template.version, terms }),
  };
}
