import { randomUUID } from "node:crypto";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import type { Binding } from "@tributary/domain/user/permissions";
import { processDoors } from "@tributary/services/process/doors";
import { findPrincipal } from "@tributary/services/session/find-principal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { portfolioRouter } from "../portfolio/root.ts";
import { type ApiWorld, makeApiWorld, type PortfolioCaller } from "../testing/api-world.ts";
import { ask } from "../testing/ask.ts";
import { listProcedures } from "../testing/list-procedures.ts";
import { makeSettledOctober } from "../testing/settled-october.ts";
import { t } from "../trpc/base.ts";
import { thingsOf } from "./policy/make-things.ts";
import type { Things } from "./policy/policy-row.ts";
import { deskPolicy } from "./policy/ticket-policy.ts";

const callPortfolio = t.createCallerFactory(portfolioRouter);
const key = () => ({ idempotencyKey: randomUUID() });
const inOperator = listProcedures(portfolioRouter).filter(({ path }) => path.startsWith("ticket."));

let api: ApiWorld;
let own: Things;
let foreign: Things;
beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
  own = await thingsOf(api, "alfa");
  foreign = await thingsOf(api, "beta");
});
afterAll(() => api.close());

/** An agent with a session and bindings that are rows: each request looks them up anew. */
async function agentOf(...operatorIds: string[]) {
  const auth = api.test.authDb();
  const user = await auth.user.create({
    data: {
      ...{ email: `${randomUUID()}@mvna.example`, name: "An agent", status: "active" },
      bindings: {
        create: operatorIds.map((operatorId) => ({ role: "support-agent", operatorId, grantedBy: "setup" })),
      },
    },
    include: { bindings: true },
  });
  const session = await auth.session.create({
    data: { userId: user.id, app: "console", expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return {
    email: user.email,
    bindings: user.bindings as (Binding & { id: string })[],
    /** What each request does first. */
    async caller(): Promise<PortfolioCaller> {
      const principal = await findPrincipal(processDoors().authDb(), {
        sessionId: session.id,
        app: "console",
      });
      const from = { requestId: randomUUID(), ipAddress: null, userAgent: null };
      return callPortfolio({ app: "console", principal, ...from });
    },
    async revoke(operatorId: string): Promise<void> {
      await auth.roleBinding.updateMany({
        where: { userId: user.id, operatorId },
        data: { revokedAt: new Date(), revokedBy: "setup" },
      });
    },
  };
}

test("an agent works for one operator at a time, and the operator sees since when", async () => {
  const agent = await agentOf("alfa", "beta");
  const caller = await agent.caller();
  const show = ({ operatorId, ticket: number }: Things) => ask(caller, "ticket.show", { operatorId, number });
  expect((await show(own)).reason).toBe("NOT_FOUND");
  await caller.support.enter({ operatorId: "alfa", ...key() });
  expect([(await show(own)).reason, (await show(foreign)).reason]).toEqual(["ok", "NOT_FOUND"]);
  await caller.support.enter({ operatorId: "beta", ...key() });
  expect([(await show(own)).reason, (await show(foreign)).reason]).toEqual(["NOT_FOUND", "ok"]);
  const seen = await api.portalAs("alfa", "operator-admin").supportProfile.agents({});
  expect(seen.rows).toMatchObject([{ actor: agent.email, endedAt: expect.any(Date) }]);
  const open = "SELECT count(*)::int AS open FROM support_scope WHERE actor = $1 AND ended_at IS NULL";
  expect((await api.test.superuser.query(open, [agent.email])).rows).toEqual([{ open: 1 }]);
});

test("a foreign operator, one that is absent and one not switched to answer in the same words", async () => {
  const agent = await agentOf("alfa");
  const caller = await agent.caller();
  await caller.support.enter({ operatorId: "alfa", ...key() });
  let [held, total] = [0, 0];
  const faults: string[] = [];
  for (const { path, kind } of inOperator) {
    const answers: string[] = [];
    for (const operatorId of ["beta", "nobody", "ALFA'--"]) {
      const input = deskPolicy[path]?.input({ ...foreign, operatorId });
      const { reason, message } = await ask(
        caller,
        path,
        kind === "mutation" ? { ...input, ...key() } : input,
      );
      answers.push(`${reason}: ${message}`);
    }
    total += 1;
    if (new Set(answers).size === 1 && answers[0]?.startsWith("NOT_FOUND")) held += 1;
    else faults.push(`${path}: ${answers.join(" | ")}`);
  }
  expect(faults).toEqual([]);
  reportGuarantee(
    2,
    held,
    total,
    "procedures of the desk that tell a foreign operator from nothing by no word",
  );
});

test("whoever is bound to A and B finds nothing of C, by number, search, queue or take-next", async () => {
  const db = api.test.operatorDb("beta");
  const msisdn = "4915199990001";
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: "S-of-beta" } });
  const { id: phoneNumberId } = await db.shared.phoneNumber.create({
    data: { msisdn, status: "assigned" },
  });
  await db.shared.subscriberNumber.create({ data: { subscriberId, phoneNumberId, validFrom: new Date(0) } });
  await db.shared.ticket.updateMany({ where: { number: foreign.ticket }, data: { subscriberId } });
  const finds = async (caller: PortfolioCaller, operatorId: string, search: string) =>
    (await caller.ticket.list({ operatorId, search })).total;

  const lead = await agentOf("beta");
  const insider = await lead.caller();
  await insider.support.enter({ operatorId: "beta", ...key() });
  // The search does find it for whoever may: nothing found elsewhere is no accident.
  expect(await finds(insider, "beta", msisdn)).toBe(1);

  const caller = await (await agentOf("alfa")).caller();
  await caller.support.enter({ operatorId: "alfa", ...key() });
  for (const search of [msisdn, `T-${foreign.ticket}`, "S-of-beta", "A matter of beta"]) {
    expect(await finds(caller, "alfa", search)).toBe(0);
  }
  const { rows, sums } = await caller.support.queue({ queue: "open" });
  expect([...rows, ...sums].map(({ operatorId }) => operatorId)).not.toContain("beta");
  expect((await caller.support.queue({ operatorId: "beta" })).total).toBe(0);
  const taken = await ask(caller, "support.takeNext", { operatorId: "beta", ...key() });
  expect(taken.reason).toBe("NOT_FOUND");
});

test("the database holds one operator open in a session, whoever writes", async () => {
  const sessionId = randomUUID();
  const row = { userId: randomUUID(), sessionId, actor: "x", startedAt: new Date() };
  const db = api.test.portfolioDb();
  await db.supportScope.create({ data: { operatorId: "alfa", ...row } });
  await expect(db.supportScope.create({ data: { operatorId: "beta", ...row } })).rejects.toThrow();
});

test("the console's own login reads how tickets stand, and not a word of them", async () => {
  const { rows } = await api.test.superuser.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'ticket'
     AND has_column_privilege('tributary_portfolio', 'ticket', column_name, 'SELECT')`,
  );
  const seen = rows.map(({ name }) => name);
  expect(seen).toContain("next_due_at");
  for (const hidden of ["subject", "subscriber_id", "requester_sealed", "opened_by", "merged_into_id"]) {
    expect(seen).not.toContain(hidden);
  }
  const told = await api.test.superuser.query(
    `SELECT c.relname FROM pg_class c WHERE c.relname LIKE 'ticket\\_%' AND c.relkind = 'r'
     AND has_any_column_privilege('tributary_portfolio', c.oid, 'SELECT')`,
  );
  expect(told.rows).toEqual([]);
});

test("an assignment that is removed is gone with the next request", async () => {
  let held = 0;
  const total = howMany({ whole: 100, daily: 20 });
  for (let turn = 0; turn < total; turn += 1) {
    const agent = await agentOf("alfa", "beta");
    const before = await agent.caller();
    await before.support.enter({ operatorId: "alfa", ...key() });
    const asked = { operatorId: "alfa", number: own.ticket };
    const was = await ask(before, "ticket.show", asked);
    await agent.revoke("alfa");
    const after = await agent.caller();
    const now = await ask(after, "ticket.show", asked);
    const write = await ask(after, "ticket.note", { ...asked, text: "Late.", files: [], ...key() });
    const again = await ask(after, "support.enter", { operatorId: "alfa", ...key() });
    const left = await ask(after, "support.current", undefined);
    const isRefused = [now, write, again].every(({ reason }) => reason === "NOT_FOUND");
    if (was.reason === "ok" && isRefused && !JSON.stringify(left.value).includes("alfa")) held += 1;
  }
  reportGuarantee(6, held, total, "removed assignments that the next request finds gone");
});
