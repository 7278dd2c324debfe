import { randomUUID } from "node:crypto";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { afterAll, beforeAll, expect, test } from "vitest";
import { portfolioRouter } from "../portfolio/root.ts";
import { type ApiWorld, makeApiWorld, type PortfolioCaller } from "../testing/api-world.ts";
import { ask } from "../testing/ask.ts";
import { listProcedures } from "../testing/list-procedures.ts";
import { makeSettledOctober } from "../testing/settled-october.ts";
import { thingsOf } from "./policy/make-things.ts";
import type { Things } from "./policy/policy-row.ts";
import { portfolioPolicy } from "./policy/portfolio-policy.ts";

const inside = listProcedures(portfolioRouter).filter(({ meta }) => meta?.isEntered);
const reason = "A question about their last statement.";
const key = () => ({ idempotencyKey: randomUUID() });

let api: ApiWorld;
let auditor: PortfolioCaller;
let things: Things;
const held: boolean[] = [];

beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
  auditor = api.consoleAs("auditor");
  things = await thingsOf(api, "alfa");
});
afterAll(() => api.close());

async function reasonsInside(caller: object): Promise<string[]> {
  const outcomes = inside.map(({ path }) => ask(caller, path, portfolioPolicy[path]?.input(things)));
  return (await Promise.all(outcomes)).map(({ reason: ended }) => ended);
}

/** The database's clock decides: the look is made to have begun earlier. */
async function backdate(minutes: number): Promise<void> {
  await api.test.superuser.query(
    `UPDATE operator_access SET started_at = started_at - make_interval(mins => $1),
       expires_at = expires_at - make_interval(mins => $1)`,
    [minutes],
  );
}

test("nothing inside an operator changes anything, and nothing is seen before it is entered", async () => {
  expect(inside.length).toBeGreaterThan(0);
  for (const { kind } of inside) held.push(kind === "query");
  for (const ended of await reasonsInside(auditor)) held.push(ended === "NOT_FOUND");
});

test("it is entered with a reason only, for whoever entered and for that operator alone", async () => {
  const enter = (why: string) => auditor.operatorAccess.enter({ operatorId: "alfa", reason: why, ...key() });
  await expect(enter("   ")).rejects.toMatchObject({ cause: { code: "REASON_REQUIRED" } });
  await enter(reason);
  for (const ended of await reasonsInside(auditor)) held.push(ended === "ok");
  for (const ended of await reasonsInside(api.consoleAs("fraud-analyst"))) held.push(ended === "NOT_FOUND");
  const sibling = await ask(auditor, "inside.statements", { operatorId: "beta" });
  held.push(sibling.reason === "NOT_FOUND");
});

test("its banner says whom one looks into and until when, and the operator reads who and why", async () => {
  const [open] = await auditor.operatorAccess.current();
  const minutes = ((open?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
  held.push(open?.operatorId === "alfa", minutes > 29 && minutes <= 30);
  const log = await api.portalAs("alfa", "operator-admin").accessLog.list({});
  held.push(log.rows.length === 1, JSON.stringify(log.rows).includes(reason));
  const siblings = await api.portalAs("beta", "operator-admin").accessLog.list({});
  held.push(siblings.rows.length === 0);
});

test("it ends after thirty minutes, and the database refuses a longer one", async () => {
  await backdate(29);
  for (const ended of await reasonsInside(auditor)) held.push(ended === "ok");
  await backdate(1);
  for (const ended of await reasonsInside(auditor)) held.push(ended === "NOT_FOUND");
  const longer = "UPDATE operator_access SET expires_at = started_at + interval '31 minutes'";
  await expect(api.test.superuser.query(longer)).rejects.toMatchObject({ code: "23514" });
  held.push(true);
});

test("all of it held", () => {
  reportGuarantee(
    14,
    held.filter(Boolean).length,
    held.length,
    "steps of a look into an operator as promised",
  );
});
