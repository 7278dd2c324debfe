import { randomUUID } from "node:crypto";
import { LOGINS, loginUrls } from "@tributary/db/doors/open-database";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { App, Principal } from "@tributary/domain/user/principal";
import type { OperatorRole, PortfolioRole, Role } from "@tributary/domain/user/roles";
import { STRIPE_VARIABLE } from "@tributary/services/payment-gateway/open-gateway";
import { closeProcessDoors, loginVariable } from "@tributary/services/process/doors";
import { SUBSCRIBER_KEYS_VARIABLE } from "@tributary/services/subscriber/seal-keys";
import { makeOctober } from "@tributary/services/testing/october";
import type { World } from "@tributary/services/testing/world";
import { portalRouter } from "../portal/root.ts";
import { portfolioRouter } from "../portfolio/root.ts";
import { t } from "../trpc/base.ts";
import { setServiceSettings } from "./service-settings.ts";

const callPortfolio = t.createCallerFactory(portfolioRouter);
const callPortal = t.createCallerFactory(portalRouter);

export type PortfolioCaller = ReturnType<typeof callPortfolio>;
export type PortalCaller = ReturnType<typeof callPortal>;

/** A portfolio in a database of its own, and both applications' routers on it. */
export interface ApiWorld {
  readonly test: TestDatabase;
  readonly world: World;
  /**
   * The console as somebody with this role sees it; a support agent is bound to the operators that are
   * named.
   */
  consoleAs(role: PortfolioRole, who?: Partial<Principal>, operatorIds?: readonly string[]): PortfolioCaller;
  /** The portal as somebody of this operator sees it. */
  portalAs(operatorId: string, role: OperatorRole, who?: Partial<Principal>): PortalCaller;
  close(): Promise<void>;
}

/**
 * Makes the portfolio, the worked October when nothing else is asked for, and opens this process's doors on
 * it. One at a time in a process: the doors are the process's own.
 */
export async function makeApiWorld(
  make: (test: TestDatabase) => Promise<World> = makeOctober,
): Promise<ApiWorld> {
  const test = await testDatabase();
  const clear = setServiceSettings();
  const urls = loginUrls(test);
  for (const login of LOGINS) process.env[loginVariable(login)] = urls[login];
  // No gateway is there, and none is looked for outside.
  process.env[STRIPE_VARIABLE] = "http://127.0.0.1:9";
  process.env[SUBSCRIBER_KEYS_VARIABLE] = `1:${"5".repeat(64)}`;
  const world = await make(test);
  return {
    test,
    world,
    consoleAs: (role, who, operatorIds) =>
      callPortfolio(contextOf("console", principalOf(role, who, operatorIds))),
    portalAs: (operatorId, role, who) =>
      callPortal(
        contextOf("portal", { ...principalOf(role, { app: "portal", ...who }, [operatorId]), operatorId }),
      ),
    async close() {
      await closeProcessDoors();
      await test.close();
      clear();
      users.clear();
    },
  };
}

/** Somebody who holds one role and has just proved who they are; the same role is the same person. */
export function principalOf(
  role: Role,
  who: Partial<Principal> = {},
  operatorIds: readonly string[] | null = null,
): Principal {
  return {
    userId: userOf(role),
    email: `${role}@example.net`,
    name: role,
    app: "console",
    sessionId: randomUUID(),
    operatorId: null,
    bindings: (operatorIds ?? [null]).map((operatorId) => ({ role, operatorId })),
    steppedUpAt: Date.now(),
    ...who,
  };
}

function contextOf(app: App, principal: Principal) {
  return { app, principal, requestId: randomUUID(), ipAddress: null, userAgent: null };
}

const users = new Map<Role, string>();

function userOf(role: Role): string {
  const known = users.get(role) ?? randomUUID();
  users.set(role, known);
  return known;
}
