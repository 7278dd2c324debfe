import { OPERATOR_TABLE, PORTFOLIO_TABLE, type Row, type Verb } from "./permission-table.ts";
import { BOUND_ROLE, OPERATOR_ROLES, PORTFOLIO_ROLES, type Role } from "./roles.ts";

export type PortfolioPermission = `${keyof typeof PORTFOLIO_TABLE}:${Verb}`;
export type OperatorPermission = `${keyof typeof OPERATOR_TABLE}:${Verb}`;

/** One role of one person. */
export interface Binding {
  readonly role: Role;
  /** null = the whole portfolio. */
  readonly operatorId: string | null;
}

/**
 * What somebody may do over the whole portfolio. A role that is bound to single operators gives nothing here.
 */
export function portfolioPermits(bindings: readonly Binding[], permission: PortfolioPermission): boolean {
  return bindings.some(
    ({ role, operatorId }) => operatorId === null && allows(PORTFOLIO_TABLE, role, permission),
  );
}

/**
 * What somebody of the MVNA may do about one operator: by a role over the portfolio, or one bound to the
 * operator.
 */
export function portfolioPermitsOn(
  bindings: readonly Binding[],
  permission: PortfolioPermission,
  operator: string,
): boolean {
  return bindings.some(({ role, operatorId }) => {
    const isOver = operatorId === null || (operatorId === operator && role === BOUND_ROLE);
    return isOver && allows(PORTFOLIO_TABLE, role, permission);
  });
}

/**
 * About which operators somebody of the MVNA may do it.
 *
 * Shape   "all" by a role over the portfolio; otherwise those they are bound to for it.
 */
export function operatorsPermitted(
  bindings: readonly Binding[],
  permission: PortfolioPermission,
): "all" | readonly string[] {
  if (portfolioPermits(bindings, permission)) return "all";
  const bound = bindings.flatMap(({ operatorId }) => operatorId ?? []);
  return [...new Set(bound)].filter((operator) => portfolioPermitsOn(bindings, permission, operator)).sort();
}

/** What somebody may do within one operator, by the roles they hold there. */
export function operatorPermits(
  bindings: readonly Binding[],
  permission: OperatorPermission,
  operator: string,
): boolean {
  return bindings.some(
    ({ role, operatorId }) => operatorId === operator && allows(OPERATOR_TABLE, role, permission),
  );
}

/**
 * Whether a binding opens the console at all: a role of the MVNA, over the portfolio or over single
 * operators.
 */
export function opensConsole({ role, operatorId }: Binding): boolean {
  return (
    (PORTFOLIO_ROLES as readonly string[]).includes(role) && (operatorId === null || role === BOUND_ROLE)
  );
}

/** Whether a binding opens the portal of its operator. */
export function opensPortal({ role, operatorId }: Binding): boolean {
  return operatorId !== null && (OPERATOR_ROLES as readonly string[]).includes(role);
}

function allows(table: Readonly<Record<string, Row>>, role: Role, permission: string): boolean {
  const cut = permission.lastIndexOf(":");
  return table[permission.slice(0, cut)]?.get(role)?.has(permission.slice(cut + 1) as Verb) ?? false;
}
