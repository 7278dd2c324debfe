import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { differences } from "@tributary/mediation/testing/correct";
import { afterEach, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { lineUsageByDay } from "../statement/line-usage.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { BETAS, MOVING, makeSims, STORY_TERMS } from "../testing/sim-story.ts";
import { AGREEMENT } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { correctPeriod } from "./correct-period.ts";
import { impactOfCorrection } from "./impact-of-correction.ts";
import { listCorrections } from "./list-corrections.ts";

type Story = Awaited<ReturnType<typeof makeSims>>;

let story: Story;
afterEach(async () => {
  const report = await verify(story.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  expect(await differences(story.test)).toEqual([]);
  await story.test.close();
});

const OCTOBER = { agreementId: AGREEMENT, period: "2026-10" };
const eur = (text: string) => parseMicros(text);
const impact = () => impactOfCorrection(story.test, OCTOBER);
const apply = (reviewed: string | null = null) =>
  correctPeriod(story.test, { ...OCTOBER, actor: "analyst", reason: "the SIM had moved", reviewed });

/** Alfa's SIM uses 40 GB before the 10th and 20 GB after it; beta's own 40 GB. */
async function tellOctober(isBilled = true): Promise<void> {
  story = await makeSims(await testDatabase());
  await story.ingest(
    { imsi: MOVING, at: "2026-10-05T10:00:00Z", gigabytes: 40 },
    { imsi: MOVING, at: "2026-10-15T10:00:00Z", gigabytes: 20 },
    { imsi: BETAS, at: "2026-10-15T10:00:00Z", gigabytes: 40 },
  );
  if (isBilled) await bill("2026-10");
}

const bill = (period: string) =>
  story.addInvoice(period, [{ line: "L1", amount: "100.00", quantity: "100", rate: "1.00" }]);

const withRate = (rate: string): AgreementTermsInput => ({
  ...STORY_TERMS,
  lines: STORY_TERMS.lines.map((line) =>
    line.kind === "usage" ? { ...line, pricing: { model: "per-unit", rate } } : line,
  ),
});

test("edge 11: a backdated SIM move in an open month: an impact list, then it is re-tagged", async () => {
  await tellOctober();
  await story.moveBack("2026-10-10T00:00:00Z");
  const shown = await impact();
  expect([shown.isSettled, shown.postedIn]).toEqual([false, "2026-10"]);
  expect(shown.usage).toEqual([
    {
      ...{ operatorId: "alfa", lineCode: "L1", records: { before: 2n, after: 1n } },
      quantity: { before: 60_000_000_000n, after: 40_000_000_000n },
      chargeMicros: { before: eur("60"), after: eur("40") },
      why: ["1 record of 1 SIM went to beta, who held the SIM then"],
    },
    {
      ...{ operatorId: "beta", lineCode: "L1", records: { before: 1n, after: 2n } },
      quantity: { before: 40_000_000_000n, after: 60_000_000_000n },
      chargeMicros: { before: eur("40"), after: eur("60") },
      why: ["1 record of 1 SIM came from alfa: the SIM was held by beta then"],
    },
  ]);
  // What is billed, 100.00, is shared by 40 : 60 instead of 60 : 40; the margin is 10 %.
  const amounts = shown.settlement.map(({ operatorId, beforeMicros, afterMicros }) => {
    return [operatorId, Number(beforeMicros) / 1e6, Number(afterMicros) / 1e6];
  });
  expect(amounts).toEqual([
    ["alfa", 60, 40],
    ["alfa", 6, 4],
    ["beta", 40, 60],
    ["beta", 4, 6],
  ]);
  const { id, ...applied } = await apply(shown.fingerprint);
  expect(id).not.toBeNull();
  expect(applied).toEqual(shown);
  const { statements } = await settlePeriod(story, "2026-10");
  expect(statements.map(({ operatorId, netMicros }) => [operatorId, netMicros])).toEqual([
    ["alfa", eur("44.00")],
    ["beta", eur("66.00")],
  ]);
  const usage = await lineUsageByDay(story.test.operatorDb("beta"), {
    statementId: await statementOf("beta", "2026-10"),
    lineNumber: 1,
  });
  expect(usage).toMatchObject({ days: [{ day: "2026-10-15", records: 2n, quantity: "60" }] });
});

async function statementOf(operatorId: string, period: string): Promise<string> {
  const { id } = await story.db.statement.findFirstOrThrow({ where: { operatorId, period } });
  return id;
}

test("edge 11: in a closed month it is re-tagged through adjustments, what was issued stays", async () => {
  await tellOctober();
  await settlePeriod(story, "2026-10");
  await closePeriod(story.test, { ...OCTOBER, actor: "analyst" });
  const before = await lineUsageByDay(story.test.operatorDb("alfa"), {
    statementId: await statementOf("alfa", "2026-10"),
    lineNumber: 1,
  });
  await story.moveBack("2026-10-10T00:00:00Z");
  const shown = await impact();
  expect([shown.isSettled, shown.postedIn]).toEqual([true, "2026-11"]);
  const amounts = shown.settlement.map(({ operatorId, beforeMicros, afterMicros }) => {
    return [operatorId, Number(beforeMicros) / 1e6, Number(afterMicros) / 1e6];
  });
  expect(amounts).toEqual([
    ["alfa", 0, -20],
    ["alfa", 0, -2],
    ["beta", 0, 20],
    ["beta", 0, 2],
  ]);
  await apply();
  expect(
    await lineUsageByDay(story.test.operatorDb("alfa"), {
      statementId: await statementOf("alfa", "2026-10"),
      lineNumber: 1,
    }),
  ).toEqual(before);
  await story.ingest(
    { imsi: MOVING, at: "2026-11-15T10:00:00Z", gigabytes: 60 },
    { imsi: BETAS, at: "2026-11-15T10:00:00Z", gigabytes: 40 },
  );
  await bill("2026-11");
  const november = await settlePeriod(story, "2026-11");
  // Beta's 100 GB of November at 1.00 and 10 % margin, and 22.00 that change hands.
  expect(november.statements.map(({ operatorId, netMicros }) => [operatorId, netMicros])).toEqual([
    ["alfa", -eur("22.00")],
    ["beta", eur("132.00")],
  ]);
  const adjusted = await story.db.adjustment.findMany({
    where: { run: { period: "2026-11", status: "issued" } },
    orderBy: [{ operatorId: "asc" }, { lineCode: "asc" }],
  });
  expect(adjusted.map(({ operatorId, amountMicros }) => [operatorId, amountMicros])).toEqual([
    ["alfa", -eur("20")],
    ["alfa", -eur("2")],
    ["beta", eur("20")],
    ["beta", eur("2")],
  ]);
  const ownWords = "Correction of 2026-10 (Data): usage of SIMs that had changed hands";
  expect(adjusted.map(({ reason }) => reason)).toEqual(adjusted.map(() => "usage_correction"));
  const lines = await story.db.statementLine.findMany({
    where: { originPeriod: "2026-10", statement: { period: "2026-11" } },
    orderBy: { operatorId: "asc" },
  });
  expect(lines.map(({ operatorId, description }) => [operatorId, description])).toEqual([
    ["alfa", ownWords],
    ["beta", ownWords],
  ]);
});

test("a correction run twice changes nothing", async () => {
  await tellOctober();
  await story.moveBack("2026-10-10T00:00:00Z");
  await apply();
  const rows = async () => ({
    sums: await story.db.usageAggregate.count(),
    files: await story.db.usageFile.count(),
    audits: await story.db.auditEvent.count(),
    corrections: await listCorrections(story.db, OCTOBER),
  });
  const before = await rows();
  expect(before.corrections).toMatchObject([{ reason: "the SIM had moved", appliedBy: "analyst", files: 1 }]);
  expect(await apply()).toMatchObject({ id: null, fingerprint: null, usage: [], settlement: [] });
  expect(await rows()).toEqual(before);
});

test("a rate that was cut backwards prices an open month anew, record by record", async () => {
  await tellOctober();
  await story.addVersion(2, "2026-10-10T00:00:00+02:00", withRate("0.50"));
  const shown = await impact();
  expect(
    shown.usage.map(({ operatorId, chargeMicros, why }) => [operatorId, chargeMicros.after, why]),
  ).toEqual([
    // 40 GB at 1.00 and 20 GB at 0.50; 40 GB at 0.50.
    ["alfa", eur("50"), ["1 record priced by version 2 instead of version 1"]],
    ["beta", eur("20"), ["1 record priced by version 2 instead of version 1"]],
  ]);
  await apply(shown.fingerprint);
  const rated = await story.db.usageAggregate.groupBy({
    by: ["operatorId"],
    where: OCTOBER,
    _sum: { chargeMicros: true, records: true },
    orderBy: { operatorId: "asc" },
  });
  expect(rated.map(({ operatorId, _sum }) => [operatorId, _sum.chargeMicros, _sum.records])).toEqual([
    ["alfa", eur("50"), 2n],
    ["beta", eur("20"), 1n],
  ]);
  expect(await apply()).toMatchObject({ id: null, settlement: [] });
});

test("a commitment that was agreed backwards is shown for what it comes to, by operator", async () => {
  await tellOctober(false);
  const commitment: AgreementTermsInput["lines"][number] = {
    code: "L9",
    kind: "commitment",
    description: "Minimum commitment",
    amount: "150",
    shareBps: 10_000,
    scope: ["L1"],
    allocation: { by: "cost" },
  };
  await story.addVersion(2, "2026-10-01T00:00:00+02:00", {
    ...STORY_TERMS,
    lines: [...STORY_TERMS.lines, commitment],
  });
  const shown = await impact();
  expect(shown.usage.map(({ chargeMicros }) => chargeMicros.after - chargeMicros.before)).toEqual([0n, 0n]);
  // 150.00 less the 100.00 in its scope is 50.00, by cost 60 : 40; no invoice has come, so it is an accrual.
  const amounts = shown.settlement.map(({ operatorId, lineCode, beforeMicros, afterMicros, why }) => {
    return [operatorId, lineCode.slice(0, 6), Number(beforeMicros) / 1e6, Number(afterMicros) / 1e6, why];
  });
  const margin = ["the margin follows the cost"];
  const commitmentFollows = ["the commitment follows its terms and its lines"];
  expect(amounts).toEqual([
    ["alfa", "L9", 0, 30, commitmentFollows],
    ["alfa", "MARGIN", 6, 9, margin],
    ["beta", "L9", 0, 20, commitmentFollows],
    ["beta", "MARGIN", 4, 6, margin],
  ]);
  await apply(shown.fingerprint);
  expect(await apply()).toMatchObject({ id: null, settlement: [] });
  const { statements } = await settlePeriod(story, "2026-10");
  expect(statements.map(({ netMicros }) => netMicros)).toEqual([eur("99.00"), eur("66.00")]);
});

test("without a reason nothing is corrected", async () => {
  await tellOctober();
  await story.moveBack("2026-10-10T00:00:00Z");
  await expect(
    correctPeriod(story.test, { ...OCTOBER, actor: "analyst", reason: " ", reviewed: null }),
  ).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  expect(await listCorrections(story.db)).toEqual([]);
});
