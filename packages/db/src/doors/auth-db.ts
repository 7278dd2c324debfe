import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { Prisma, PrismaClient } from "../generated/shared/client.ts";
import { parseOperatorCode } from "../roles/operator-code.ts";
import { clientCache } from "../scope/client-cache.ts";
import { fieldOfOperator, operatorExtension } from "../scope/operator-extension.ts";
import { operatorPool } from "../scope/operator-pool.ts";
import { sharedScope } from "../scope/scope.ts";
import type { AddAudit, ReadShared, SharedTables, TransactionOptions } from "./delegates.ts";

declare const auth: unique symbol;
declare const accounts: unique symbol;

type IdentityTable =
  | "user"
  | "userSecret"
  | "recoveryCode"
  | "roleBinding"
  | "session"
  | "singleUseLink"
  | "loginThrottle"
  | "idempotencyKey";

/** Who people are, what proves them and what they may do. No money, no usage, no subscriber. */
export interface AuthTables extends Pick<SharedTables, IdentityTable> {
  readonly [auth]: true;
  readonly operator: ReadShared<"operator">;
  readonly auditEvent: AddAudit;
}

/** The bindings and sessions of one operator's people; their names come with their bindings. */
export interface AccountTables extends Pick<SharedTables, "roleBinding" | "session" | "idempotencyKey"> {
  readonly [accounts]: true;
  readonly auditEvent: AddAudit;
}

/** One operator's people: whoever holds it can ask for nobody else's. */
export interface AccountsDb extends AccountTables {
  readonly operatorId: string;
  $transaction<T>(work: (tables: AccountTables) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/** The door of identity: signing in looks at everybody, managing an operator's people is scoped to it. */
export interface AuthDb extends AuthTables {
  $transaction<T>(work: (tables: AuthTables) => Promise<T>, options?: TransactionOptions): Promise<T>;
  accountsOf(operatorId: string): AccountsDb;
}

/** What the login may read of an operator: its code, its name and whether it is live. */
const omit = {
  operator: { currency: true, country: true, liveFrom: true, liveUntil: true, createdAt: true },
} as const;

const fieldOf = fieldOfOperator((model) => Prisma[`${model as Prisma.ModelName}ScalarFieldEnum`]);

/** Opens identity on its own login, and one scoped face of it per operator over the same pool. */
export function openAuthDb(pool: pg.Pool, limit: number): { readonly db: AuthDb; close(): Promise<void> } {
  const client = new PrismaClient({ adapter: new PrismaPg(pool), omit });
  const cache = clientCache(
    limit,
    (operatorId) => openAccounts(pool, operatorId),
    () => undefined,
  );
  const accountsOf = (operatorId: string): AccountsDb => cache.get(parseOperatorCode(operatorId));
  return {
    db: Object.assign(client, { accountsOf }) as unknown as AuthDb,
    async close() {
      cache.clear();
      await client.$disconnect();
    },
  };
}

function openAccounts(pool: pg.Pool, operatorId: string): AccountsDb {
  const client = new PrismaClient({
    adapter: new PrismaPg(operatorPool(pool, sharedScope(operatorId))),
    omit,
  }).$extends(operatorExtension(operatorId, fieldOf));
  return Object.assign(client, { operatorId }) as unknown as AccountsDb;
}
