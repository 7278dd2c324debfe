import { Readable } from "node:stream";
import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { closePeriod } from "../period/close-period.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { redriveQuarantine } from "../usage-file/redrive-quarantine.ts";
import { settlePeriod } from "./settle-period.ts";
import { PLAIN_TERMS, TEN_PERCENT } from "./terms.ts";
import { AGREEMENT, makeWorld, SOURCE, type World } from "./world.ts";

/** Every kind of line: three of usage, a SIM fee, a fixed fee, a commitment. Any bill is in tolerance. */
const TERMS: AgreementTermsInput = {
  ...PLAIN_TERMS,
  lines: [
    ...PLAIN_TERMS.lines,
    usageLine("L3", "voice", { name: "minute", size: "60" }, "0.02", { first: "60", next: "60" }),
    usageLine("L4", "sms", { name: "event", size: "1" }, "0.005"),
    {
      code: "L5",
      kind: "sim",
      description: "Active SIM",
      countOn: "end",
      pricing: { model: "per-unit", rate: "0.25" },
    },
    { code: "L6", kind: "flat", description: "Platform", amount: "100", allocation: { by: "sims" } },
    {
      code: "L7",
      kind: "commitment",
      description: "Minimum commitment",
      amount: "50",
      scope: ["L1"],
      allocation: { by: "own-shortfall" },
      operatorCommitments: { alfa: "30", beta: "20" },
    },
  ],
  zones: { plmns: { "26201": "domestic" }, prefixes: {} },
  tolerance: { absolute: "1000", bps: 0, invoiceCap: null },
  unattributedCapBps: 2_000,
};

function usageLine(
  code: string,
  service: "voice" | "sms",
  unit: { name: string; size: string },
  rate: string,
  record?: { first: string; next: string },
): AgreementTermsInput["lines"][number] {
  return {
    code,
    kind: "usage",
    description: service,
    services: [service],
    zones: ["domestic"],
    unit,
    pricing: { model: "per-unit", rate },
    ...(record === undefined ? {} : { record }),
  };
}

const IMSI = { alfa: "262010000000001", beta: "262010000000002", nobody: "262019999999999" } as const;
type Holder = keyof typeof IMSI;

/** So many events of a holder, one every hour and a bit from a moment on, no two of one size. */
interface Events {
  readonly of: Holder;
  readonly type: "D" | "V" | "S" | "X";
  readonly from: string;
  readonly count: number;
}

const EVERY = 5_000_000;

function rowsOf({ of, type, from, count }: Events, file: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const time = new Date(Date.parse(from) + at * EVERY).toISOString().replace(".000", "");
    const seconds = type === "V" ? 31 + 17 * at : 0;
    const bytes = type === "D" || type === "X" ? 123_456_789 + 7_654_321 * at + file : 0;
    return [time, IMSI[of], type, seconds, bytes, "26201"].join(",");
  });
}

const VALUES = { D: "data", V: "voice", S: "sms" };

async function remap({ db }: World, values: object): Promise<void> {
  const { mapping } = await db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
  const duration = { column: "seconds", form: "seconds" };
  const changed = { ...(mapping as object), duration, service: { column: "type", values } };
  await db.usageSource.update({ where: { id: SOURCE }, data: { mapping: changed } });
}

/**
 * Four months with real records. September is never settled and billed in arrears in October. October has
 * usage of nobody, and records that had to be re-driven; more of it comes once it is closed, which November
 * adjusts and December's invoice bills in arrears. November is reopened for a file and issued anew.
 */
export async function tellDrillStory(test: TestDatabase): Promise<World> {
  const world = await makeWorld(test, TERMS);
  await world.addOperator("alfa");
  await world.addOperator("beta", { ...TEN_PERCENT, presentation: "cost-plus" });
  await world.addOperator("gamma", { currency: "EUR", components: [{ kind: "fixed", amount: "750" }] });
  await remap(world, VALUES);
  for (const operatorId of ["alfa", "beta"] as const) {
    const sim = { operatorId, agreementId: AGREEMENT, imsi: IMSI[operatorId] };
    await world.db.simAssignment.create({ data: { ...sim, validFrom: new Date("2025-01-01T00:00:00Z") } });
  }
  let files = 0;
  const ingest = async (...events: Events[]): Promise<void> => {
    const rows = events.flatMap((each) => rowsOf(each, files));
    const text = `time,imsi,type,seconds,bytes,plmn\n${rows.join("\n")}\n`;
    await ingestFile(test, {
      stream: Readable.from([Buffer.from(text)]),
      name: `drill-${++files}.csv`,
      source: SOURCE,
      receivedAt: Date.parse("2027-02-01T00:00:00Z"),
    });
  };
  await tellOctober(world, ingest);
  await tellLateUsage(world, ingest);
  return world;
}

type Ingest = (...events: Events[]) => Promise<void>;

async function tellOctober(world: World, ingest: Ingest): Promise<void> {
  await ingest({ of: "alfa", type: "D", from: "2026-09-12T08:00:00Z", count: 9 });
  await ingest(
    // Berlin's October begins on 30 September at 22:00 in UTC, and ends on 31 October at 23:00.
    { of: "alfa", type: "D", from: "2026-09-30T21:30:00Z", count: 40 },
    { of: "beta", type: "D", from: "2026-10-30T01:00:00Z", count: 37 },
    { of: "nobody", type: "D", from: "2026-10-04T01:00:00Z", count: 3 },
  );
  await ingest(
    { of: "alfa", type: "V", from: "2026-10-05T05:00:00Z", count: 25 },
    { of: "beta", type: "S", from: "2026-10-24T20:00:00Z", count: 13 },
    { of: "beta", type: "X", from: "2026-10-07T05:00:00Z", count: 8 },
  );
  await remap(world, { ...VALUES, X: "data" });
  await redriveQuarantine(world.test, {
    operatorId: null,
    reason: "MALFORMED",
    actor: "ada",
    why: "X is data.",
  });
  await world.addInvoice("2026-10", [
    { line: "L1", amount: "23.45" },
    { line: "L3", amount: "1.37" },
    { line: "L4", amount: "0.07" },
    { line: "L5", amount: "0.50", quantity: "2", rate: "0.25" },
    { line: "L6", amount: "100.00" },
    { line: "L7", amount: "26.55" },
    { line: "L1", amount: "1.37", period: "2026-09" },
  ]);
  await settlePeriod(world, "2026-10");
  await closePeriod(world.test, { agreementId: AGREEMENT, period: "2026-10", actor: "finance" });
}

async function tellLateUsage(world: World, ingest: Ingest): Promise<void> {
  await ingest(
    { of: "beta", type: "D", from: "2026-10-15T03:00:00Z", count: 11 },
    { of: "alfa", type: "V", from: "2026-10-16T03:00:00Z", count: 2 },
  );
  await ingest({ of: "alfa", type: "D", from: "2026-11-03T03:00:00Z", count: 19 });
  await world.addInvoice("2026-11", [
    { line: "L1", amount: "4.10" },
    { line: "L6", amount: "100.00" },
  ]);
  await settlePeriod(world, "2026-11");
  await reopenPeriod(world.db, {
    agreementId: AGREEMENT,
    period: "2026-11",
    actor: "owner",
    reason: "A file came.",
  });
  await ingest({ of: "beta", type: "D", from: "2026-11-20T03:00:00Z", count: 6 });
  await settlePeriod(world, "2026-11");
  await ingest({ of: "alfa", type: "D", from: "2026-12-03T03:00:00Z", count: 5 });
  await world.addInvoice("2026-12", [
    { line: "L1", amount: "0.70" },
    { line: "L1", amount: "1.80", period: "2026-10" },
  ]);
  await settlePeriod(world, "2026-12");
}
