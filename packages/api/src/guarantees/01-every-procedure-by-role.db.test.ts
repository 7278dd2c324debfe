import { randomUUID } from "node:crypto";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import {
  type OperatorPermission,
  operatorPermits,
  type PortfolioPermission,
  portfolioPermits,
} from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { OPERATOR_ROLES, PORTFOLIO_ROLES } from "@tributary/domain/user/roles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { portalRouter } from "../portal/root.ts";
import { portfolioRouter } from "../portfolio/root.ts";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { ask, type Outcome } from "../testing/ask.ts";
import { type ListedProcedure, listProcedures } from "../testing/list-procedures.ts";
import { makeSettledOctober } from "../testing/settled-october.ts";
import { absentThings, thingsOf } from "./policy/make-things.ts";
import type { PolicyRow, Things } from "./policy/policy-row.ts";
import { portalPolicy } from "./policy/portal-policy.ts";
import { portfolioPolicy } from "./policy/portfolio-policy.ts";

const console_ = listProcedures(portfolioRouter);
const portal = listProcedures(portalRouter);

let api: ApiWorld;
let own: Things;
let sibling: Things;
const absent = absentThings();

beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
  own = await thingsOf(api, "alfa");
  sibling = await thingsOf(api, "beta");
});
afterAll(() => api.close());

test("every procedure stands in the policy table with the right it asks for, and no other does", () => {
  for (const [procedures, policy] of [
    [console_, portfolioPolicy],
    [portal, portalPolicy],
  ] as const) {
    expect(procedures.map(({ path }) => path)).toEqual(Object.keys(policy).sort());
    const asked = procedures.map(({ path, meta }) => [path, meta?.permission]);
    expect(asked).toEqual(procedures.map(({ path }) => [path, policy[path]?.permission]));
  }
});

test("in the console each role may do what the policy says and nothing else", async () => {
  const faults: string[] = [];
  let total = 0;
  for (const role of PORTFOLIO_ROLES) {
    const bindings = [{ role, operatorId: null }];
    for (const procedure of console_) {
      const { permission } = rowOf(portfolioPolicy, procedure);
      const isAllowed = permission === null || portfolioPermits(bindings, permission as PortfolioPermission);
      for (const [which, things] of [
        ["own", own],
        ["absent", absent],
      ] as const) {
        total += 1;
        const outcome = await call(api.consoleAs(role), portfolioPolicy, procedure, things);
        const isFound = which === "own" && !procedure.meta?.isEntered;
        faults.push(
          ...faultsOf(`${role} ${procedure.path} ${which}`, procedure, outcome, isAllowed, isFound),
        );
      }
    }
  }
  expect(faults).toEqual([]);
  reportGuarantee(1, total - faults.length, total, "calls of the console by role as the policy says");
});

test("in the portal each role may do what the policy says, and a sibling's is not found", async () => {
  const faults: string[] = [];
  let total = 0;
  for (const role of OPERATOR_ROLES) {
    const bindings = [{ role, operatorId: "alfa" }];
    for (const procedure of portal) {
      const { permission } = rowOf(portalPolicy, procedure);
      const isAllowed =
        permission === null || operatorPermits(bindings, permission as OperatorPermission, "alfa");
      for (const [which, things] of [
        ["own", own],
        ["sibling", sibling],
        ["absent", absent],
      ] as const) {
        total += 1;
        const outcome = await call(api.portalAs("alfa", role), portalPolicy, procedure, things);
        const line = `${role} ${procedure.path} ${which}`;
        faults.push(...faultsOf(line, procedure, outcome, isAllowed, which === "own"));
      }
    }
  }
  expect(faults).toEqual([]);
  reportGuarantee(1, total - faults.length, total, "calls of the portal by role as the policy says");
});

test("a sibling's thing and one that is not there are answered in the same words", async () => {
  const faults: string[] = [];
  const procedures = portal.filter((procedure) => rowOf(portalPolicy, procedure).isNamed);
  for (const procedure of procedures) {
    const caller = api.portalAs("alfa", "operator-admin");
    const [theirs, nobodys] = [
      await call(caller, portalPolicy, procedure, sibling),
      await call(caller, portalPolicy, procedure, absent),
    ];
    if (withoutNames(theirs, sibling) !== withoutNames(nobodys, absent)) {
      faults.push(`${procedure.path}: ${JSON.stringify([theirs, nobodys])}`);
    }
  }
  expect(faults).toEqual([]);
  reportGuarantee(
    2,
    procedures.length,
    procedures.length,
    "procedures that tell a sibling's from nothing by no word",
  );
});

test("nobody without a session, and nobody of the other application, gets an answer", async () => {
  const faults: string[] = [];
  const ended: Partial<Principal> = { app: "portal" };
  for (const procedure of console_) {
    const outcome = await call(api.consoleAs("owner", ended), portfolioPolicy, procedure, own);
    if (outcome.reason !== "SESSION_ENDED") faults.push(`console ${procedure.path}: ${outcome.reason}`);
  }
  for (const procedure of portal) {
    const wrong = api.portalAs("alfa", "operator-admin", { app: "console" });
    const outcome = await call(wrong, portalPolicy, procedure, own);
    if (outcome.reason !== "SESSION_ENDED") faults.push(`portal ${procedure.path}: ${outcome.reason}`);
  }
  expect(faults).toEqual([]);
  const total = console_.length + portal.length;
  reportGuarantee(1, total - faults.length, total, "procedures closed to the other application's session");
});

function rowOf(policy: Readonly<Record<string, PolicyRow>>, { path }: ListedProcedure): PolicyRow {
  const row = policy[path];
  if (row === undefined) throw new Error(`${path} is not in the policy table`);
  return row;
}

function call(
  caller: object,
  policy: Readonly<Record<string, PolicyRow>>,
  procedure: ListedProcedure,
  things: Things,
): Promise<Outcome> {
  const input = rowOf(policy, procedure).input(things);
  const isCommand = procedure.kind === "mutation";
  return ask(caller, procedure.path, isCommand ? { ...input, idempotencyKey: randomUUID() } : input);
}

function faultsOf(
  line: string,
  procedure: ListedProcedure,
  { reason, code, message }: Outcome,
  isAllowed: boolean,
  isFound: boolean,
): string[] {
  const row = portalPolicy[procedure.path] ?? portfolioPolicy[procedure.path];
  if (!isAllowed) return reason === "ACCESS_DENIED" ? [] : [`${line}: ${reason}, not denied`];
  const broken = ["ACCESS_DENIED", "SESSION_ENDED", "INTERNAL_SERVER_ERROR", "BAD_REQUEST"];
  if (broken.includes(reason)) return [`${line}: ${reason} ${message.slice(0, 160)}`];
  const isMissing = !isFound && row?.isNamed === true;
  return isMissing && code !== "NOT_FOUND" ? [`${line}: ${reason}, not NOT_FOUND`] : [];
}

/** What was asked for stands in the answer; everything else has to be the same. */
function withoutNames({ reason, code, message, details }: Outcome, things: Things): string {
  const text = [reason, code, message, details].join(" | ");
  // Whole words: a file's 1 is no part of the ticket's 12 or of an id.
  const names = new Set(Object.values(things).map(String));
  return text.replaceAll(/[\w-]+/g, (word) => (names.has(word) ? "·" : word));
}
