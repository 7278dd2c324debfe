import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { BOUND_ROLE, OPERATOR_ROLES, PORTFOLIO_ROLES, type Role } from "@tributary/domain/user/roles";
import { writeAudit } from "../audit/write-audit.ts";
import { type HashCost, hashPassword } from "./hash-password.ts";

const STAFFED_OPERATORS = 3;
const AGENTS_OPERATORS = 2;

/** One login of the demonstration. `operatorId` is null for the MVNA's. */
export interface DemoPerson {
  readonly app: App;
  readonly email: string;
  readonly role: Role;
  readonly operatorId: string | null;
}

interface DemoOperator {
  readonly id: string;
  readonly name: string;
}

/**
 * Makes sure that the demonstration has somebody for every role: of the MVNA, and of the first three
 * operators. Whoever is there is left as they are. Answers them all, for printing.
 *
 * Throws  {@link DomainError} `ACCESS_DENIED` when `TRIBUTARY_MODE` is `production`: they share one password.
 */
export async function ensureDemoPeople(
  auth: AuthDb,
  operators: readonly DemoOperator[],
  { password, cost }: { readonly password: string; readonly cost?: HashCost },
): Promise<DemoPerson[]> {
  if (process.env.TRIBUTARY_MODE === "production") {
    throw new DomainError("ACCESS_DENIED", "The demonstration's people share a password: not in production.");
  }
  const people = [...portfolioPeople(), ...operators.slice(0, STAFFED_OPERATORS).flatMap(operatorPeople)];
  const emails = people.map(({ email }) => email);
  const there = await auth.user.findMany({ where: { email: { in: emails } }, select: { email: true } });
  const missing = people.filter(({ email }) => !there.some((person) => person.email === email));
  if (missing.length === 0) return people;
  const passwordHash = await hashPassword(password, cost);
  const agentsOperators = operators.slice(0, AGENTS_OPERATORS).map(({ id }) => id);
  await auth.$transaction(async (tx) => {
    for (const { email, role, operatorId } of missing) {
      const held = role === BOUND_ROLE ? agentsOperators : [operatorId];
      const bindings = held.map((id) => ({ role, operatorId: id, grantedBy: "tributary" }));
      await tx.user.create({
        data: {
          email,
          name: nameOf(
            role,
            operators.find(({ id }) => id === operatorId),
          ),
          status: "active",
          secret: { create: { passwordHash, passwordChangedAt: new Date() } },
          bindings: { createMany: { data: bindings } },
        },
        select: { id: true },
      });
    }
    const details = { made: missing.length };
    await writeAudit(tx, { actor: "tributary", action: "user:ensure-demo", subject: "demo", details });
  });
  return people;
}

function portfolioPeople(): DemoPerson[] {
  return PORTFOLIO_ROLES.map((role) => ({
    app: "console",
    email: `${role}@demo.tributary.example`,
    role,
    operatorId: null,
  }));
}

function operatorPeople({ id }: DemoOperator): DemoPerson[] {
  // A code may hold what the name of a host may not.
  const host = id.replaceAll("_", "-");
  return OPERATOR_ROLES.map((role) => ({
    app: "portal",
    email: `${role.replace("operator-", "")}@${host}.example`,
    role,
    operatorId: id,
  }));
}

function nameOf(role: Role, operator: DemoOperator | undefined): string {
  const words = role.replace("operator-", "").replaceAll("-", " ");
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return operator === undefined ? title : `${title}, ${operator.name}`;
}
