import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { makeOctober } from "@tributary/services/testing/october";
import { afterAll, beforeAll, expect, test } from "vitest";
import { portalRouter } from "../portal/root.ts";
import { portfolioRouter } from "../portfolio/root.ts";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { ask } from "../testing/ask.ts";
import { inputsThroughApi } from "../testing/inputs-through-api.ts";
import { listProcedures } from "../testing/list-procedures.ts";
import { monthThroughApi } from "../testing/month-through-api.ts";
import { countAuditRows, type Observed, REPEATS } from "../testing/observed.ts";
import { peopleThroughApi } from "../testing/people-through-api.ts";
import { plansThroughApi } from "../testing/plans-through-api.ts";
import { rateCardsThroughApi } from "../testing/rate-cards-through-api.ts";
import { thingsOf } from "./policy/make-things.ts";
import { portalPolicy } from "./policy/portal-policy.ts";
import { portfolioPolicy } from "./policy/portfolio-policy.ts";

let api: ApiWorld;
let seen: Observed[];

beforeAll(async () => {
  api = await makeApiWorld(makeOctober);
  seen = [];
  for (const journey of [
    monthThroughApi,
    peopleThroughApi,
    inputsThroughApi,
    plansThroughApi,
    rateCardsThroughApi,
  ])
    seen.push(...(await journey(api)));
});
afterAll(() => api.close());

test("every command of both applications was observed", () => {
  const commands = [...listProcedures(portfolioRouter), ...listProcedures(portalRouter)]
    .filter(({ kind }) => kind === "mutation")
    .map(({ path }) => path);
  const observed = new Set(seen.map(({ path }) => path));
  expect(commands.filter((path) => !observed.has(path))).toEqual([]);
});

test("every command that was done left exactly one audit row", () => {
  expect(
    seen.filter(({ outcome }) => outcome.reason !== "ok").map(({ path, outcome }) => [path, outcome]),
  ).toEqual([]);
  const held = seen.filter(({ rows }) => rows === 1);
  expect(seen.filter(({ rows }) => rows !== 1).map(({ path, rows }) => `${path}: ${rows} rows`)).toEqual([]);
  reportGuarantee(55, held.length, seen.length, "commands with exactly one audit row");
});

test("sent ten times under one key it has one effect and one answer; another request is refused", () => {
  const faults = seen.filter(({ rowsAgain, sameAnswers }) => rowsAgain !== 0 || sameAnswers !== REPEATS);
  expect(faults.map(({ path, rowsAgain, sameAnswers }) => [path, rowsAgain, sameAnswers])).toEqual([]);
  // The one command without a field has no other request to send.
  const varied = seen.filter(({ path }) => path !== "audit.verify");
  const refused = varied.filter(({ otherUnderKey }) => otherUnderKey === "KEY_REUSED");
  expect(
    varied.filter((each) => !refused.includes(each)).map(({ path, otherUnderKey }) => [path, otherUnderKey]),
  ).toEqual([]);
  reportGuarantee(
    21,
    refused.length,
    varied.length,
    "commands with one effect under one key, sent ten times",
  );
});

test("every export and every denial leaves exactly one audit row", async () => {
  const things = await thingsOf(api, "beta");
  let [held, total] = [0, 0];
  const faults: string[] = [];
  for (const [procedures, policy, may, mayNot] of [
    [
      listProcedures(portfolioRouter),
      portfolioPolicy,
      api.consoleAs("settlement-analyst"),
      api.consoleAs("support-lead"),
    ],
    [
      listProcedures(portalRouter),
      portalPolicy,
      api.portalAs("beta", "operator-admin"),
      api.portalAs("beta", "operator-developer"),
    ],
  ] as const) {
    for (const { path, kind, meta } of procedures) {
      const input = policy[path]?.input(things);
      if (meta?.isExport) {
        const caller = exporterOf(path, policy === portfolioPolicy) ?? may;
        const rows = await rowsOf(() => ask(caller, path, input), "ok");
        total += 1;
        if (rows === 1) held += 1;
        else faults.push(`${path}: ${rows} rows`);
      }
      const denied = await deniedRows(
        mayNot,
        path,
        kind === "mutation" ? { ...input, idempotencyKey: crypto.randomUUID() } : input,
      );
      if (denied === null) continue;
      total += 1;
      if (denied === 1) held += 1;
      else faults.push(`${path} denied: ${denied} rows`);
    }
  }
  expect(faults).toEqual([]);
  reportGuarantee(55, held, total, "exports and denials with exactly one audit row");
});

/** How many rows a call left that ended as expected; -1 when it ended otherwise. */
async function rowsOf(call: () => Promise<{ readonly reason: string }>, expected: string): Promise<number> {
  const before = await countRows();
  const { reason } = await call();
  return reason === expected ? (await countRows()) - before : -1;
}

/** Null for what this person may do. */
async function deniedRows(caller: object, path: string, input: object | undefined): Promise<number | null> {
  const before = await countRows();
  const { reason } = await ask(caller, path, input);
  return reason === "ACCESS_DENIED" ? (await countRows()) - before : null;
}

const countRows = (): Promise<number> => countAuditRows(api.test);

/** Who may export what the others of the test may not. */
function exporterOf(path: string, isConsole: boolean): object | null {
  if (isConsole && path === "audit.export") return api.consoleAs("auditor");
  if (isConsole) return path.startsWith("retailTotal.") ? api.consoleAs("owner") : null;
  return path.startsWith("bill.") ? api.portalAs("beta", "operator-finance") : null;
}
