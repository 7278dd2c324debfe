import path from "node:path";
import { planPortfolio } from "./plan-portfolio.ts";
import { readPortfolio } from "./read-portfolio.ts";
import { type PortfolioChanges, type PortfolioDoors, storePlan } from "./store-plan.ts";

export interface LoadPortfolioInput {
  /** Path of the portfolio file; SIM files are looked for beside it. */
  readonly file: string;
  readonly actor: string;
}

/**
 * Loads a portfolio file, whole or not at all; the same file again changes nothing.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `INPUT_INVALID` naming the path of everything that is wrong.
 */
export async function loadPortfolio(
  doors: PortfolioDoors,
  { file, actor }: LoadPortfolioInput,
): Promise<PortfolioChanges> {
  const read = await readPortfolio(file);
  const plan = planPortfolio(read);
  return storePlan(doors, plan, {
    actor,
    action: "portfolio:load",
    subject: path.basename(file),
    details: { sha256: read.sha256 },
  });
}
