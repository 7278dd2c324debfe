/** What somebody does for the MVNA. */
export const PORTFOLIO_ROLES = [
  "owner",
  "admin",
  "wholesale-manager",
  "settlement-analyst",
  "finance-approver",
  "onboarding-manager",
  "support-lead",
  "support-agent",
  "fraud-analyst",
  "auditor",
] as const;

/** What somebody does for one operator. */
export const OPERATOR_ROLES = [
  "operator-admin",
  "operator-finance",
  "operator-product",
  "operator-support",
  "operator-viewer",
  "operator-developer",
] as const;

export type PortfolioRole = (typeof PORTFOLIO_ROLES)[number];
export type OperatorRole = (typeof OPERATOR_ROLES)[number];
export type Role = PortfolioRole | OperatorRole;

/** The role of the MVNA that is bound to single operators instead of the whole portfolio. */
export const BOUND_ROLE = "support-agent" satisfies PortfolioRole;

export function isOperatorRole(role: string): role is OperatorRole {
  return (OPERATOR_ROLES as readonly string[]).includes(role);
}

export function isPortfolioRole(role: string): role is PortfolioRole {
  return (PORTFOLIO_ROLES as readonly string[]).includes(role);
}
