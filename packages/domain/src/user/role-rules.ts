import { DomainError } from "../error.ts";
import type { Actor } from "./actor.ts";
import type { Binding } from "./permissions.ts";
import { BOUND_ROLE, isOperatorRole, isPortfolioRole } from "./roles.ts";

/**
 * Reads a role with what it is held over: an operator's role within one operator, a support agent's over
 * single operators, any other of the MVNA over the portfolio.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function parseBinding({ role, operatorId }: { role: string; operatorId: string | null }): Binding {
  if (!isOperatorRole(role) && !isPortfolioRole(role)) {
    throw new DomainError("INPUT_INVALID", `"${role}" is no role: choose one of the list.`, { role });
  }
  const isOfOperators = isOperatorRole(role) || role === BOUND_ROLE;
  if (isOfOperators && operatorId === null) {
    throw new DomainError("INPUT_INVALID", `The role ${role} is held for an operator: choose which.`, {
      role,
    });
  }
  if (!isOfOperators && operatorId !== null) {
    throw new DomainError("INPUT_INVALID", `The role ${role} is held over the whole portfolio.`, { role });
  }
  return { role, operatorId };
}

/**
 * Refuses what would let somebody lift themselves: changing their own roles, or making and unmaking an owner
 * without being one.
 *
 * Throws  {@link DomainError} `ACCESS_DENIED`.
 */
export function checkRoleChange(actor: Actor, userId: string, role: string): void {
  if (actor.userId === userId) {
    throw new DomainError(
      "ACCESS_DENIED",
      "Nobody decides about their own access: ask somebody else who manages users.",
    );
  }
  if (role === "owner" && !isOwner(actor.bindings)) {
    throw new DomainError("ACCESS_DENIED", "Only an owner decides who else is one: ask an owner.");
  }
}

function isOwner(bindings: readonly Binding[]): boolean {
  return bindings.some(({ role, operatorId }) => role === "owner" && operatorId === null);
}
