import type { AuthDb } from "@tributary/db/doors/auth-db";
import { isHeard, mayHear } from "@tributary/domain/notification/ways";
import { type Binding, opensConsole } from "@tributary/domain/user/permissions";
import type { Role } from "@tributary/domain/user/roles";

export interface HeardOf {
  readonly type: string;
  /** The operator that it concerns. */
  readonly operatorId: string | null;
}

/** Somebody at a house, as they stand now. */
export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly bindings: readonly Binding[];
}

/** Who at a house may hear of an event, by the roles they hold at this moment; in no particular order. */
export async function listenersOf(auth: AuthDb, house: string | null, event: HeardOf): Promise<string[]> {
  const { type, operatorId } = event;
  if (!isHeard(type)) return [];
  const people = await peopleOf(auth, house);
  return people
    .filter(({ bindings }) => mayHear(type, { bindings, house }, operatorId))
    .map(({ userId }) => userId);
}

/** The active people of a house; with an id that one alone. */
export async function peopleOf(auth: AuthDb, house: string | null, userId?: string): Promise<Person[]> {
  const { roleBinding } = house === null ? auth : auth.accountsOf(house);
  const rows = await roleBinding.findMany({
    where: {
      ...{ revokedAt: null, user: { status: "active" } },
      ...(userId === undefined ? {} : { userId }),
    },
    select: { role: true, operatorId: true, user: { select: { id: true, email: true, name: true } } },
  });
  const people = new Map<string, Person & { bindings: Binding[] }>();
  for (const { role, operatorId, user } of rows) {
    const binding = { role: role as Role, operatorId };
    if (house === null && !opensConsole(binding)) continue;
    const { id, email, name } = user;
    const person = people.get(id) ?? { userId: id, email, name, bindings: [] };
    person.bindings.push(binding);
    people.set(id, person);
  }
  return [...people.values()];
}
