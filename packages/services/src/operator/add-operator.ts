import { parseOrRefuse, refuseIssues } from "@tributary/db/terms/issues";
import { DomainError } from "@tributary/domain/error";
import { checkOperator } from "../portfolio/check-references.ts";
import { loadKnownAgreements } from "../portfolio/known-agreements.ts";
import { momentReader } from "../portfolio/moment.ts";
import { EMPTY_PLAN } from "../portfolio/plan.ts";
import { planOperator } from "../portfolio/plan-operator.ts";
import { planSims } from "../portfolio/plan-sims.ts";
import { operatorSchema } from "../portfolio/schema.ts";
import { type PortfolioChanges, type PortfolioDoors, storePlan } from "../portfolio/store-plan.ts";

export interface AddOperatorInput {
  /**
   * An operator as in a portfolio file: code, name, currency, liveFrom, and margins, SIMs and ranges if there
   * are any.
   */
  readonly operator: unknown;
  readonly actor: string;
}

/**
 * Adds one operator to a portfolio that is running: its row, its margins, its SIMs, and a schema of its own
 * for its usage.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` naming the path of everything that is wrong, or for a code in
 * use.
 */
export async function addOperator(doors: PortfolioDoors, input: AddOperatorInput): Promise<PortfolioChanges> {
  const entry = parseOrRefuse(operatorSchema, input.operator, "The operator", "INPUT_INVALID");
  const known = await loadKnownAgreements(doors.portfolio);
  const issues = checkOperator(entry, [], known);
  if (issues.length > 0) throw refuseIssues("INPUT_INVALID", "The operator", issues);
  const taken = await doors.portfolio.operator.findUnique({
    where: { id: entry.code },
    select: { name: true },
  });
  if (taken !== null) {
    throw new DomainError(
      "INPUT_INVALID",
      `The code ${entry.code} is that of ${taken.name}: choose another one.`,
    );
  }
  const read = momentReader();
  const { operator, marginVersions, ranges, revenues } = planOperator(entry, known, read);
  const placed = entry.sims.map((sim, index) => ({ operator: entry.code, sim, place: `sims[${index}]` }));
  const sims = planSims(placed, known, read);
  const plan = { ...EMPTY_PLAN, operators: [operator], marginVersions, ranges, revenues, sims };
  const { actor } = input;
  return storePlan(doors, plan, {
    actor,
    action: "operator:add",
    subject: entry.code,
    operatorId: entry.code,
  });
}
