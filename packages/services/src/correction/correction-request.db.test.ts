import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { differences } from "@tributary/mediation/testing/correct";
import { afterEach, expect, test } from "vitest";
import { settlePeriod } from "../testing/settle-period.ts";
import { BETAS, MOVING, makeSims } from "../testing/sim-story.ts";
import { AGREEMENT } from "../testing/world.ts";
import { approveCorrection } from "./approve-correction.ts";
import { rejectCorrection, withdrawCorrection } from "./end-request.ts";
import { exportCorrection } from "./export-correction.ts";
import { exportCorrections } from "./export-corrections.ts";
import { listRequests } from "./list-requests.ts";
import { pageCorrections } from "./page-corrections.ts";
import { requestCorrection } from "./request-correction.ts";
import { showCorrection } from "./show-correction.ts";
import { showRequest } from "./show-request.ts";
import { startReport } from "./start-report.ts";

type Story = Awaited<ReturnType<typeof makeSims>>;

let story: Story;
afterEach(async () => {
  expect(await differences(story.test)).toEqual([]);
  await story.test.close();
});

const OCTOBER = { agreementId: AGREEMENT, period: "2026-10" };
const eur = (text: string) => parseMicros(text);
const fail = (fault: unknown) => {
  throw fault;
};

/** Alfa's SIM uses 40 GB before the 10th and 20 GB after it, when it is beta's; beta's own uses 40 GB. */
async function tellOctober(): Promise<void> {
  story = await makeSims(await testDatabase());
  await story.ingest(
    { imsi: MOVING, at: "2026-10-05T10:00:00Z", gigabytes: 40 },
    { imsi: MOVING, at: "2026-10-15T10:00:00Z", gigabytes: 20 },
    { imsi: BETAS, at: "2026-10-15T10:00:00Z", gigabytes: 40 },
  );
}

async function report(): Promise<string> {
  const { id, done } = await startReport(story.test, { ...OCTOBER, actor: "anna", onFault: fail });
  await done;
  return id;
}

async function request(): Promise<{ id: string; fingerprint: string }> {
  await story.moveBack("2026-10-10T00:00:00Z");
  const id = await report();
  await requestCorrection(story.db, { id, reason: " The SIM had moved. ", actor: "anna" });
  return { id, fingerprint: (await shown(id)).fingerprint ?? "" };
}

const shown = (id: string) => showRequest(story.db, id, new Date());

async function approve(asked: { id: string; fingerprint: string }, actor = "berta"): Promise<void> {
  await (await approveCorrection(story.test, { ...asked, actor, onFault: fail })).done;
}

/** Takes a row by hand past everything but the database itself. Answers the refusal's code. */
async function codeOf(statement: string): Promise<string | undefined> {
  return story.test.superuser.query(statement).then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
}

test("what one person asked for and another approved is applied, as it was reported", async () => {
  await tellOctober();
  const asked = await request();
  const waiting = await listRequests(story.db, { ...OCTOBER, at: new Date() });
  expect(waiting).toMatchObject([
    {
      id: asked.id,
      status: "requested",
      movedRecords: 1,
      repricedRecords: 0,
      operators: 2,
      chargeMicros: 0n,
    },
  ]);
  await approve(asked);
  const { status, work, impact, correctionId, operatorNames } = await shown(asked.id);
  expect([status, work]).toEqual(["applied", "idle"]);
  expect([...operatorNames.keys()].sort()).toEqual(["alfa", "beta"]);
  expect(await listRequests(story.db, { at: new Date() })).toEqual([]);
  const made = await showCorrection(story.db, correctionId ?? "");
  expect(made).toMatchObject({
    ...{ appliedBy: "berta", requestedBy: "anna", reason: "The SIM had moved.", files: 1, operators: 2 },
    // 20 GB at 1.00 change hands; what all of it costs stays as it was.
    ...{ movedRecords: 1n, repricedRecords: 0n, chargeMicros: 0n, gainedMicros: eur("20") },
  });
  expect(
    made.sums.map(({ operatorId, records, chargeMicros }) => [operatorId, records, chargeMicros]),
  ).toEqual(
    impact?.usage.map(({ operatorId, records, chargeMicros }) => [
      ...[operatorId, records.after - records.before, chargeMicros.after - chargeMicros.before],
    ]),
  );
  expect(made.sums).toMatchObject([
    { operatorId: "alfa", records: -1n, quantity: -20_000_000_000n, chargeMicros: -eur("20") },
    { operatorId: "beta", records: 1n, quantity: 20_000_000_000n, chargeMicros: eur("20") },
  ]);
  expect(made.manifests).toMatchObject([
    { name: "correction of sims-1.csv", corrects: { name: "sims-1.csv" } },
  ]);
  expect(made.events.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
    "berta usage:correct",
    "berta correction:approve",
    "anna correction:request",
    "anna correction:report",
  ]);
});

test("nobody approves what they asked for, whatever stands before the database", async () => {
  await tellOctober();
  const asked = await request();
  await expect(approve(asked, "anna")).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  const reject = { id: asked.id, reason: "No.", actor: "anna" };
  await expect(rejectCorrection(story.db, reject)).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  const decide = "UPDATE correction_request SET decided_at = now(), status = 'approved', decided_by = ";
  expect(await codeOf(`${decide} requested_by`)).toBe("23514");
  expect(await codeOf("UPDATE correction_request SET status = 'approved'")).toBe("23514");
  expect((await pageCorrections(story.db, { page: 1, pageSize: 10 })).total).toBe(0);
});

test("what was asked for stays as it was reviewed, and only what was approved can be written", async () => {
  await tellOctober();
  const asked = await request();
  expect(await codeOf("UPDATE correction_request SET impact = '{}'")).toBe("23001");
  expect(await codeOf("UPDATE correction_request SET reason = 'another'")).toBe("23001");
  expect(await codeOf("DELETE FROM correction_request")).toBe("23001");
  const write = (by: string, fingerprint: string) =>
    codeOf(`INSERT INTO usage_correction (id, agreement_id, period, reason, applied_by, fingerprint, impact,
      request_id) VALUES (gen_random_uuid(), '${AGREEMENT}', '2026-10', 'The SIM had moved.', '${by}',
      '${fingerprint}', '{}', '${asked.id}')`);
  expect(await write("berta", asked.fingerprint)).toBe("23001");
  await expect(approve({ ...asked, fingerprint: "f".repeat(64) })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
  await approve(asked);
  expect(await write("berta", asked.fingerprint)).toBe("23001");
  expect(await codeOf("UPDATE correction_request SET status = 'requested'")).toBe("23001");
  await expect(approve(asked)).rejects.toMatchObject({ code: "LOCKED" });
});

test("an impact that has changed since it was approved is not applied; it can be taken back", async () => {
  await tellOctober();
  const asked = await request();
  await story.ingest({ imsi: MOVING, at: "2026-10-20T10:00:00Z", gigabytes: 5 });
  await story.db.simAssignment.updateMany({
    where: { imsi: MOVING, operatorId: "beta" },
    data: { validUntil: new Date("2026-10-12T00:00:00Z") },
  });
  await approve(asked);
  const failed = await shown(asked.id);
  expect([failed.status, failed.work, failed.correctionId]).toEqual(["approved", "failed", null]);
  expect(failed.failure).toContain("has changed since");
  await withdrawCorrection(story.db, { id: asked.id, reason: "Another move came.", actor: "anna" });
  expect((await shown(asked.id)).status).toBe("withdrawn");
  const again = await shown(await report());
  expect([again.status, again.fingerprint === asked.fingerprint]).toEqual(["reported", false]);
});

test("a correction that was interrupted is started again, and applied once", async () => {
  await tellOctober();
  const asked = await request();
  const [long, at] = [new Date(Date.now() - 3_600_000), new Date()];
  await story.db.correctionRequest.update({
    where: { id: asked.id },
    data: {
      status: "approved",
      decidedBy: "berta",
      decidedAt: long,
      startedAt: long,
      seenAt: long,
      finishedAt: null,
    },
  });
  expect((await showRequest(story.db, asked.id, at)).work).toBe("interrupted");
  await approve(asked, "berta");
  expect((await shown(asked.id)).status).toBe("applied");
  expect((await pageCorrections(story.db, { page: 1, pageSize: 10 })).total).toBe(1);
});

test("a month that is in line has nothing to be asked for, as after its correction", async () => {
  await tellOctober();
  const asked = await request();
  await expect(report()).rejects.toMatchObject({ code: "LOCKED" });
  await approve(asked);
  const id = await report();
  expect(await shown(id)).toMatchObject({ status: "reported", fingerprint: null, impact: { usage: [] } });
  await expect(requestCorrection(story.db, { id, reason: "Why not.", actor: "anna" })).rejects.toMatchObject({
    code: "INPUT_INVALID",
    message: expect.stringContaining("Nothing to correct"),
  });
  expect(await listRequests(story.db, { at: new Date() })).toEqual([]);
});

test("of several who look into a month at once one does, and the next look takes its place", async () => {
  await tellOctober();
  await story.moveBack("2026-10-10T00:00:00Z");
  const started = await Promise.allSettled(
    ["anna", "berta", "clara"].map((actor) => startReport(story.test, { ...OCTOBER, actor, onFault: fail })),
  );
  const first = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(first).toHaveLength(1);
  await first[0]?.done;
  const id = await report();
  expect([(await shown(first[0]?.id ?? "")).status, (await shown(id)).status]).toEqual([
    "dropped",
    "reported",
  ]);
});

test("a rejected request changes nothing and keeps the reason", async () => {
  await tellOctober();
  const { id } = await request();
  await rejectCorrection(story.db, { id, reason: "Ask the network first.", actor: "berta" });
  const over = await listRequests(story.db, { isOver: true, at: new Date() });
  expect(over.map(({ id: of, status }) => [of, status])).toEqual([[id, "rejected"]]);
  expect(await shown(id)).toMatchObject({
    ...{ status: "rejected", decidedBy: "berta", decisionReason: "Ask the network first." },
  });
  expect((await pageCorrections(story.db, { page: 1, pageSize: 10 })).total).toBe(0);
});

test("a correction of an issued month leads to the statements that adjust it, and to a file", async () => {
  await tellOctober();
  const bill = (period: string) =>
    story.addInvoice(period, [{ line: "L1", amount: "100.00", quantity: "100", rate: "1.00" }]);
  await bill("2026-10");
  await settlePeriod(story, "2026-10");
  const asked = await request();
  await approve(asked);
  const { correctionId, impact } = await shown(asked.id);
  expect([impact?.isSettled, impact?.postedIn]).toEqual([true, "2026-11"]);
  const id = correctionId ?? "";
  expect((await showCorrection(story.db, id)).runs).toEqual([]);
  await story.ingest({ imsi: BETAS, at: "2026-11-15T10:00:00Z", gigabytes: 100 });
  await bill("2026-11");
  await settlePeriod(story, "2026-11");
  const { runs } = await showCorrection(story.db, id);
  const found = runs.flatMap(({ period, adjustments }) =>
    adjustments.map(({ operatorId, amountMicros, statement }) => [
      period,
      operatorId,
      amountMicros,
      statement,
    ]),
  );
  const number = async (operatorId: string) =>
    (await story.db.statement.findFirstOrThrow({ where: { operatorId, period: "2026-11" } })).number;
  // 20 GB at 1.00, and 10 % margin on them.
  expect(found).toEqual([
    ["2026-11", "alfa", -eur("20"), await number("alfa")],
    ["2026-11", "alfa", -eur("2"), await number("alfa")],
    ["2026-11", "beta", eur("20"), await number("beta")],
    ["2026-11", "beta", eur("2"), await number("beta")],
  ]);
  const text = async (file: Promise<{ bytes: Uint8Array }>) => new TextDecoder().decode((await file).bytes);
  const rows = (await text(exportCorrection(story.db, { id, form: "raw" }))).trim().split(/\r?\n/);
  expect(rows.map((row) => row.replaceAll('"', ""))).toEqual([
    "operator,line,records,quantity,unit,charge,charge_currency",
    "Operator alfa,L1,-1,-20,GB,-20.00,EUR",
    "Operator beta,L1,1,20,GB,20.00,EUR",
  ]);
  const list = await text(exportCorrections(story.db, { ...OCTOBER, form: "raw" }));
  expect(list.trim().split(/\r?\n/)).toHaveLength(2);
  expect((await pageCorrections(story.db, { period: "2026-11", page: 1, pageSize: 10 })).rows).toEqual([]);
  expect(await story.db.reads.usagePeriods()).toEqual([
    { agreementId: AGREEMENT, period: "2026-11", isSettled: true },
    { agreementId: AGREEMENT, period: "2026-10", isSettled: true },
  ]);
});
