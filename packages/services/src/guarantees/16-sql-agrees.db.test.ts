import { Readable } from "node:stream";
import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { testDatabase } from "@tributary/db/testing/test-database";
import type { Settlement } from "@tributary/domain/settlement/types";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { previewRun } from "../settlement/preview-run.ts";
import { type PostedLine, settleInSql } from "../testing/settle-in-sql.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld, SOURCE, type World } from "../testing/world.ts";

const OPERATORS = ["alfa", "beta", "gamma", "delta", "epsilon"];
const PERIODS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}`);

const unit = (name: string, size: string) => ({ name, size });
const domestic = { kind: "usage" as const, zones: ["domestic"] };
const TERMS: AgreementTermsInput = {
  ...PLAIN_TERMS,
  lines: [
    {
      ...{ ...domestic, code: "L1", description: "Data", services: ["data"], unit: unit("GB", "1000000000") },
      pricing: {
        model: "graduated",
        tiers: [
          { upTo: "50", rate: "0.90" },
          { upTo: "150", rate: "0.70" },
          { upTo: null, rate: "0.55" },
        ],
      },
    },
    {
      ...{ ...domestic, code: "L3", description: "Voice", services: ["voice"], unit: unit("minute", "60") },
      record: { first: "60", next: "60" },
      pricing: { model: "per-unit", rate: "0.0123" },
    },
    {
      ...{ ...domestic, code: "L4", description: "SMS", services: ["sms"], unit: unit("event", "1") },
      pricing: { model: "per-unit", rate: "0.0037" },
    },
  ],
  zones: { plmns: { "26201": "domestic" }, prefixes: {} },
  unattributedCapBps: 10_000,
};

let world: World;
beforeAll(async () => {
  world = await makeWorld(await testDatabase(), TERMS);
  const { mapping } = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
  const service = { column: "type", values: { D: "data", V: "voice", S: "sms" } };
  const changed = { ...(mapping as object), duration: { column: "seconds", form: "seconds" }, service };
  await world.db.usageSource.update({ where: { id: SOURCE }, data: { mapping: changed } });
  for (const [at, operatorId] of OPERATORS.entries()) {
    await world.addOperator(operatorId);
    const sim = { operatorId, agreementId: AGREEMENT, imsi: imsiOf(at) };
    await world.db.simAssignment.create({ data: { ...sim, validFrom: new Date("2025-01-01T00:00:00Z") } });
  }
});
afterAll(() => world.test.close());

function imsiOf(holder: number): string {
  return `26201000000002${holder}`;
}

/** Who (the last holder is nobody), what, when in the month, how much. */
const event = fc.record({
  holder: fc.integer({ min: 0, max: OPERATORS.length }),
  type: fc.constantFrom("D", "V", "S"),
  second: fc.integer({ min: 3 * 3600, max: 27 * 86_400 }),
  bytes: fc.bigInt(1n, 9_000_000_000n),
  seconds: fc.integer({ min: 0, max: 7_200 }),
});

async function ingest(
  period: string,
  events: readonly (typeof event extends fc.Arbitrary<infer E> ? E : never)[],
) {
  const start = Date.parse(`${period}-01T00:00:00Z`);
  const rows = events.map(({ holder, type, second, bytes, seconds }) => {
    const time = new Date(start + second * 1000).toISOString().replace(".000", "");
    const measures = `${type === "V" ? seconds : 0},${type === "D" ? bytes : 0}`;
    return `${time},${imsiOf(holder)},${type},${measures},26201`;
  });
  await ingestFile(world.test, {
    stream: Readable.from([Buffer.from(`time,imsi,type,seconds,bytes,plmn\n${rows.join("\n")}\n`)]),
    name: `${period}.csv`,
    source: SOURCE,
    receivedAt: Date.parse("2027-02-01T00:00:00Z"),
  });
}

function postedBy({ operators }: Settlement): PostedLine[] {
  const lines = operators.flatMap(({ operatorId, lines: own }) =>
    own.map(({ kind, code, amountMicros }) => {
      const cents = amountMicros / 10_000n;
      return { cents, text: [operatorId, kind, ...(kind === "margin" ? [] : [code]), cents].join(" ") };
    }),
  );
  return lines
    .filter(({ cents }) => cents !== 0n)
    .map(({ text }) => text)
    .sort();
}

test("guarantee 16: a settlement written in SQL over the records agrees, to the cent", async () => {
  const months = fc.sample(fc.array(event, { minLength: 40, maxLength: 120 }), {
    numRuns: PERIODS.length,
    seed: 16,
  });
  let agreed = 0;
  let posted = 0;
  for (const [at, period] of PERIODS.entries()) {
    await ingest(period, months[at] ?? []);
    const { result } = await previewRun(world.db, { agreementId: AGREEMENT, period });
    const ours = postedBy(result.settlement);
    const theirs = await settleInSql(world.test, OPERATORS, period);
    expect(ours, period).toEqual(theirs);
    agreed += theirs.filter((line) => ours.includes(line)).length;
    posted += ours.length;
  }
  expect(posted).toBeGreaterThan(12 * 20);
  reportGuarantee(16, agreed, posted, "posted amounts as a second settlement in SQL has them");
});

test("a record that the sums do not know of is seen", async () => {
  const period = PERIODS[0] ?? "";
  const theirs = await settleInSql(world.test, OPERATORS, period);
  await world.test.superuser.query(
    `UPDATE t_alfa.cdr SET rated_quantity = rated_quantity + 50000000000
     WHERE line_code = 'L1' AND period = $1`,
    [period],
  );
  expect(await settleInSql(world.test, OPERATORS, period)).not.toEqual(theirs);
  const { result } = await previewRun(world.db, { agreementId: AGREEMENT, period });
  expect(postedBy(result.settlement)).toEqual(theirs);
});
