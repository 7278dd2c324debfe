import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { OPERATOR_ROLES } from "@tributary/domain/user/roles";
import type { ExportedFile } from "@tributary/services/document/exported-file";
import { STATEMENT_FORMS } from "@tributary/services/statement/statement-file";
import { fileText } from "@tributary/services/testing/file-text";
import { AGREEMENT } from "@tributary/services/testing/world";
import { afterAll, beforeAll, expect, test } from "vitest";
import { portalRouter } from "../portal/root.ts";
import { type ApiWorld, makeApiWorld, type PortalCaller } from "../testing/api-world.ts";
import { insertCanaryRecords } from "../testing/canary-records.ts";
import { type ListedProcedure, listProcedures } from "../testing/list-procedures.ts";
import { makeSettledOctober, octoberStatement } from "../testing/settled-october.ts";
import { thingsOf } from "./policy/make-things.ts";
import type { Things } from "./policy/policy-row.ts";
import { portalPolicy } from "./policy/portal-policy.ts";

const OPERATORS = ["alfa", "beta", "gamma"] as const;
const FORBIDDEN_KEY = /cost|margin|wholesale|mno|sourceCharge|chargeMicros/i;
const queries = listProcedures(portalRouter).filter(({ kind }) => kind === "query");

let api: ApiWorld;
/** Every wholesale figure of the portfolio, in micros. */
let wholesale: Set<bigint>;
/** By operator: what the policy's inputs name. */
const things = new Map<string, Things>();
/** By operator: the number of its statement's SMS line, behind which the canary records stand. */
const smsLines = new Map<string, number>();

beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
  const { test: database, world } = api;
  const canaries = await insertCanaryRecords(database, OPERATORS);
  wholesale = new Set([...canaries, ...(await wholesaleFigures(world.db))]);
  wholesale.delete(0n);
  for (const operatorId of OPERATORS) {
    things.set(operatorId, await thingsOf(api, operatorId));
    await findSmsLine(operatorId);
  }
});
afterAll(() => api.close());

async function wholesaleFigures(db: ApiWorld["world"]["db"]): Promise<bigint[]> {
  const [invoiced, settled, rejected] = await Promise.all([
    db.mnoInvoiceLine.findMany({ select: { amountMicros: true } }),
    db.settlementLine.findMany({ where: { kind: { in: ["cost", "spread", "margin", "retained"] } } }),
    db.discrepancy.findMany(),
  ]);
  return [
    ...invoiced.map(({ amountMicros }) => amountMicros),
    ...settled.map(({ amountMicros }) => amountMicros),
    ...rejected.flatMap(({ billedMicros, expectedMicros }) => [billedMicros, expectedMicros]),
  ];
}

async function findSmsLine(operatorId: string): Promise<void> {
  const { groups } = await api
    .portalAs(operatorId, "operator-admin")
    .statement.show({ number: octoberStatement(operatorId) });
  const lines = groups.flatMap((group) => group.lines);
  const line = lines.find(({ code }) => code === "L4") ?? lines[0];
  smsLines.set(operatorId, line?.lineNumber ?? 0);
}

/** How each procedure is asked: as the policy has it, and where there is more to find, for all of that. */
function inputsOf({ path, input }: ListedProcedure, operatorId: string): unknown[] {
  const number = octoberStatement(operatorId);
  const line = { number, lineNumber: smsLines.get(operatorId) };
  const day = "2026-10-12";
  const inputs: Readonly<Record<string, unknown[]>> = {
    "savedView.list": [{ page: "statements" }],
    "search.find": [{ text: "2026" }, { text: operatorId }],
    "statement.download": STATEMENT_FORMS.map((form) => ({ number, form })),
    "statementLine.days": [line],
    "statementLine.export": operatorId === "gamma" ? [] : [{ ...line, day, form: "raw" }],
    "statementLine.records": [{ ...line, day }],
  };
  if (inputs[path] !== undefined) return inputs[path];
  const named = things.get(operatorId);
  const row = portalPolicy[path];
  if (row !== undefined && named !== undefined) return [row.input(named)];
  const isBare = input === null || input.safeParse({}).success;
  if (!isBare) throw new Error(`${path} has no row in the policy, nor an input here`);
  return [input === null ? undefined : {}];
}

async function ask(caller: PortalCaller, path: string, input: unknown): Promise<unknown> {
  const call = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller);
  return (call as (input: unknown) => Promise<unknown>)(input);
}

interface Faults {
  readonly keys: string[];
  readonly values: string[];
}

async function scan(value: unknown, path: string, faults: Faults): Promise<void> {
  if (typeof value === "bigint" || typeof value === "string") {
    const text = String(value);
    if (/^-?\d+$/.test(text) && isWholesale(BigInt(text))) faults.values.push(`${path} = ${text}`);
    return;
  }
  if (value === null || typeof value !== "object" || value instanceof Date) return;
  if (isFile(value)) {
    faults.values.push(...amountsIn(await fileText(value)).map((amount) => `${path} prints ${amount}`));
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value) && FORBIDDEN_KEY.test(key)) faults.keys.push(`${path}.${key}`);
    await scan(member, `${path}.${key}`, faults);
  }
}

function isFile(value: object): value is ExportedFile {
  return "bytes" in value && value.bytes instanceof Uint8Array;
}

/** Wholesale figures in a text, as decimals or as micros. */
function amountsIn(text: string): string[] {
  const numbers = text.replaceAll(/(?<=\d),(?=\d{3})/g, "").match(/\d+(\.\d+)?/g) ?? [];
  return numbers.filter((number) => {
    const [whole = "", fraction] = number.split(".");
    if (fraction === undefined) return isWholesale(BigInt(whole));
    return isWholesale(BigInt(whole + fraction.padEnd(6, "0").slice(0, 6)));
  });
}

function isWholesale(micros: bigint): boolean {
  return wholesale.has(micros) || wholesale.has(-micros);
}

test("no answer of the portal holds a wholesale figure, for any operator and any role", async () => {
  let held = 0;
  let asked = 0;
  const faults: Faults = { keys: [], values: [] };
  for (const operatorId of OPERATORS) {
    const answered = new Set<string>();
    for (const role of OPERATOR_ROLES) {
      const caller = api.portalAs(operatorId, role);
      for (const query of queries) {
        for (const input of inputsOf(query, operatorId)) {
          const found = faults.keys.length + faults.values.length;
          const answer = await ask(caller, query.path, input).catch((error: unknown) => ({
            refusedWith: (error as { code?: unknown }).code,
            message: String(error),
          }));
          if (!isRefusal(answer)) answered.add(query.path);
          await scan(answer, `${operatorId} ${query.path}`, faults);
          asked += 1;
          if (faults.keys.length + faults.values.length === found) held += 1;
        }
      }
    }
    // A procedure that refuses every role shows nothing here, and proves nothing.
    expect(queries.map(({ path }) => path).filter((path) => !answered.has(path))).toEqual(
      operatorId === "gamma" ? ["statementLine.export"] : [],
    );
  }
  expect(faults).toEqual({ keys: [], values: [] });
  reportGuarantee(13, held, asked, "portal answers without a wholesale figure");
});

function isRefusal(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "refusedWith" in answer;
}

test("a planted figure and a planted name are found", async () => {
  const { amountMicros } = await api.world.db.mnoInvoiceLine.findFirstOrThrow({
    where: { amountMicros: 76_430_000_000n },
  });
  const printed = {
    fileName: "x",
    contentType: "text/csv",
    bytes: new TextEncoder().encode("a,76430.00\r\n"),
  };
  const grouped = { ...printed, bytes: new TextEncoder().encode('"76,430.00"') };
  const faults: Faults = { keys: [], values: [] };
  await scan(
    { rows: [{ amountMicros }, { costMicros: 1n }, { document: { text: `${amountMicros}` } }] },
    "x",
    faults,
  );
  await scan({ printed, grouped }, "x", faults);
  expect(faults.keys).toEqual(["x.rows.1.costMicros"]);
  expect(faults.values).toHaveLength(4);
  expect(wholesale.size).toBeGreaterThan(30);
  expect(AGREEMENT).not.toMatch(FORBIDDEN_KEY);
});
