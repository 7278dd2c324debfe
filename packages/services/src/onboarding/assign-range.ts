import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { parseOrRefuse, refuseIssues } from "@tributary/db/terms/issues";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { checkOperator } from "../portfolio/check-references.ts";
import { loadKnownAgreements } from "../portfolio/known-agreements.ts";
import { momentReader } from "../portfolio/moment.ts";
import { planOperator } from "../portfolio/plan-operator.ts";
import { operatorSchema } from "../portfolio/schema.ts";
import { storeRanges } from "../portfolio/store-operators.ts";
import { findUnderWay } from "./find-onboarding.ts";
import { keepStanding } from "./look-again.ts";
import type { NewRange } from "./plan-start.ts";

export interface RangeRequest {
  readonly operatorId: string;
  readonly range: NewRange & { readonly validFrom: string };
  readonly actor: string;
  readonly at: Date;
}

/**
 * Gives an operator on its way a range of IMSIs or numbers; usage of them is its own from that day on.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED` once it is live; `INPUT_INVALID` for what is no
 *         range.
 */
export function assignRange(db: PortfolioDb, { operatorId, range, actor, at }: RangeRequest): Promise<void> {
  return alone(db, async (tx) => {
    const onboarding = await findUnderWay(tx, operatorId);
    const { name, currency } = onboarding.operator;
    const written = { code: operatorId, name, currency, liveFrom: range.validFrom, ranges: [range] };
    const entry = parseOrRefuse(operatorSchema, written, "The range", "INPUT_INVALID");
    const known = await loadKnownAgreements(tx);
    const issues = checkOperator(entry, [], known);
    if (issues.length > 0) throw refuseIssues("INPUT_INVALID", "The range", issues);
    await storeRanges(tx, planOperator(entry, known, momentReader()).ranges);
    await keepStanding(tx, onboarding, at);
    await writeAudit(tx, {
      ...{ actor, action: "onboarding:range", subject: onboarding.id, operatorId },
      details: { ...range },
    });
  });
}
