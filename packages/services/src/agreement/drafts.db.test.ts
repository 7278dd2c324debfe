import { Readable } from "node:stream";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { afterEach, beforeEach, expect, test } from "vitest";
import { impactOfCorrection } from "../correction/impact-of-correction.ts";
import { closePeriod } from "../period/close-period.ts";
import { makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, SOURCE, type World } from "../testing/world.ts";
import { listRedrives } from "../usage-file/list-redrives.ts";
import { pageQuarantine } from "../usage-file/page-quarantine.ts";
import { approveDraft } from "./approve-draft.ts";
import { declineDraft, withdrawDraft } from "./decide-draft.ts";
import { listDrafts } from "./list-drafts.ts";
import { previewRates } from "./preview-rates.ts";
import { proposeDraft } from "./propose-draft.ts";
import type { RateChange } from "./rate-change.ts";
import { showDraft } from "./show-draft.ts";

const IMSI = { alfa: "262010000000001", beta: "262010000000002" } as const;
const ZONES = { plmns: { "26201": "domestic" }, prefixes: { "49": "domestic" }, homePlmns: ["26201"] };
const VOICE = {
  code: "V1",
  kind: "usage",
  description: "Voice",
  services: ["voice"],
  zones: ["domestic"],
  unit: { name: "minute", size: "60" },
  record: { first: "60", next: "60" },
  pricing: { model: "per-unit", rate: "0.05" },
} as const;
const MAPPING = {
  format: "csv",
  occurredAt: { columns: ["time"], format: "yyyy-MM-ddTHH:mm:ssX" },
  imsi: "imsi",
  service: { column: "type", values: { D: "data", V: "voice" } },
  volume: { columns: ["amount"], unit: "bytes" },
  duration: { column: "amount", form: "seconds" },
  visitedPlmn: "plmn",
  otherParty: "to",
};
const EU: RateChange = { kind: "networks", networks: ["20801"], zone: "domestic" };

let world: World;
let faults: unknown[];
beforeEach(async () => {
  faults = [];
  const lines = [...PLAIN_TERMS.lines, { ...VOICE, services: [...VOICE.services], zones: [...VOICE.zones] }];
  world = await makePlain(await testDatabase(), { ...PLAIN_TERMS, lines, zones: ZONES });
  await world.db.usageSource.update({ where: { id: SOURCE }, data: { mapping: MAPPING } });
  for (const operatorId of ["alfa", "beta"] as const) {
    const sim = { operatorId, agreementId: AGREEMENT, imsi: IMSI[operatorId] };
    await world.db.simAssignment.create({ data: { ...sim, validFrom: new Date("2025-01-01T00:00:00Z") } });
  }
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await world.test.close();
});

type Session = readonly [
  day: string,
  imsi: string,
  type: "D" | "V",
  amount: number,
  plmn: string,
  to: string,
];

async function ingest(name: string, sessions: readonly Session[]): Promise<void> {
  const rows = sessions.map(([day, ...fields], at) => [`${day}T10:00:${10 + at}Z`, ...fields].join(","));
  const stream = Readable.from([Buffer.from(`time,imsi,type,amount,plmn,to\n${rows.join("\n")}\n`)]);
  const receivedAt = Date.parse("2026-10-31T23:30:00Z");
  await ingestFile(world.test, { stream, name, source: SOURCE, receivedAt });
}

/** A GB in France for each operator, a call to Spain, and one GB at home that counts. */
const LACKING: readonly Session[] = [
  ["2026-10-03", IMSI.alfa, "D", 1_000_000_000, "26201", ""],
  ["2026-10-05", IMSI.alfa, "D", 1_000_000_000, "20801", ""],
  ["2026-10-07", IMSI.beta, "D", 2_000_000_000, "20801", ""],
  ["2026-10-09", IMSI.alfa, "V", 61, "26201", "34911222333"],
];

const propose = (change: RateChange, from = "2026-10-05", actor = "wendy") =>
  proposeDraft(world.db, { agreementId: AGREEMENT, change, from, why: "Annex 7 has it.", actor });
const preview = (change: RateChange, from = "2026-10-05") =>
  previewRates(world.test, { agreementId: AGREEMENT, added: { change, from } });
const show = (draftId: string) => showDraft(world.db, draftId, new Date());
const waiting = async () => (await pageQuarantine(world.db, { page: 1, pageSize: 10 })).groups;
const versions = () =>
  world.db.agreementVersion.findMany({ where: { agreementId: AGREEMENT }, orderBy: { version: "asc" } });

async function approve(draftId: string, actor = "fred", fingerprint?: string) {
  const seen = fingerprint ?? (await show(draftId)).fingerprint ?? "";
  const asked = { draftId, actor, app: "console", requestId: "r-1" } as const;
  return approveDraft(world.test, { ...asked, fingerprint: seen, onFault: (fault) => faults.push(fault) });
}

test("what waits says what the agreement lacks for it, and no number of anybody", async () => {
  await ingest("a.csv", LACKING);
  const { lacking, left, accepted } = await previewRates(world.test, { agreementId: AGREEMENT });
  expect({ left, accepted }).toEqual({ left: 3, accepted: 0 });
  const none = { what: "zone", zone: null };
  expect(lacking).toMatchObject([
    { ...none, service: "data", network: "20801", prefix: null, records: 2, firstDay: "2026-10-05" },
    { ...none, service: "voice", direction: "mo", network: "26201", prefix: "34911", firstDay: "2026-10-09" },
  ]);
});

test("a preview says who would pay what, and what would still wait and why", async () => {
  await ingest("a.csv", LACKING);
  // 1 GB and 2 GB at 1.00 each.
  expect(await preview(EU)).toMatchObject({
    accepted: 2,
    acceptedMicros: parseMicros("3.00"),
    operators: [
      { operatorId: "alfa", records: 1, chargeMicros: parseMicros("1.00") },
      { operatorId: "beta", records: 1, chargeMicros: parseMicros("2.00") },
    ],
    left: 1,
    lacking: [{ service: "voice", prefix: "34911", records: 1 }],
    closed: [],
    versions: [{ version: 2, base: 1 }],
  });
  // From the 7th on, alfa's of the 5th still waits.
  expect(await preview(EU, "2026-10-07")).toMatchObject({ accepted: 1, left: 2 });
  expect(await versions()).toHaveLength(1);
});

test("once somebody else approves it, it is in force and the records are rated", async () => {
  await ingest("a.csv", LACKING);
  const network = await propose(EU);
  const line: RateChange = {
    ...{ kind: "line", like: "V1", code: "V-ES", description: "Calls to Spain" },
    ...{ services: ["voice"], zones: ["spain"], pricing: { model: "per-unit", rate: "0.30" } },
    ...{ prefixes: ["34"], networks: [] },
  };
  const { redriveIds, done } = await approve(network);
  await done;
  expect(redriveIds).toHaveLength(2);
  expect(await waiting()).toMatchObject([{ reason: "UNRATEABLE", operatorId: "alfa", records: 1n }]);
  const priced = await propose(line);
  await (await approve(priced)).done;
  expect(await waiting()).toEqual([]);
  const usage = await world.db.usageAggregate.findMany({ where: { lineCode: "V-ES" } });
  // 61 s at 60/60 are 2 minutes at 0.30.
  expect(usage).toMatchObject([{ operatorId: "alfa", chargeMicros: parseMicros("0.60"), rateVersion: 3 }]);
  expect((await versions()).map(({ version, draftId, createdBy }) => [version, draftId, createdBy])).toEqual([
    [1, null, "setup"],
    [2, network, "fred"],
    [3, priced, "fred"],
  ]);
  const shown = await show(network);
  expect(shown).toMatchObject({ status: "approved", decidedBy: "fred", fingerprint: null });
  expect(shown.redrives).toMatchObject([{ kind: "rate" }, { kind: "rate" }]);
  const audits = await world.db.auditEvent.findMany({ where: { action: { startsWith: "agreement:" } } });
  expect(audits.map(({ action, actor }) => [action, actor]).slice(0, 2)).toEqual([
    ["agreement:propose", "wendy"],
    ["agreement:approve", "fred"],
  ]);
  // Zones that only later versions know leave the month correctable.
  const impact = await impactOfCorrection(world.test, { agreementId: AGREEMENT, period: "2026-10" });
  expect(impact.settlement).toEqual([]);
});

test("the maker is no checker, what is decided stays so, and only what was seen is approved", async () => {
  await ingest("a.csv", LACKING);
  const draft = await propose(EU);
  await expect(approve(draft, "wendy")).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  await expect(
    declineDraft(world.db, { draftId: draft, reason: "No.", actor: "wendy" }),
  ).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  await expect(
    withdrawDraft(world.db, { draftId: draft, reason: "No.", actor: "fred" }),
  ).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  await expect(approve(draft, "fred", "0".repeat(64))).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const change = (fields: string) =>
    world.test.superuser.query(`UPDATE agreement_draft SET ${fields} WHERE id = $1`, [draft]);
  const decided = (by: string) => change(`status = 'approved', decided_at = now(), decided_by = '${by}'`);
  await expect(change("why = 'Else.'")).rejects.toThrow(/keeps what was proposed/);
  await expect(decided("wendy")).rejects.toThrow(/maker_is_not_checker/);
  expect(await versions()).toHaveLength(1);
  const fingerprint = (await show(draft)).fingerprint ?? "";
  const attempts = await Promise.allSettled([1, 2, 3, 4].map((n) => approve(draft, `f${n}`, fingerprint)));
  const won = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(won).toHaveLength(1);
  await won[0]?.done;
  await expect(approve(draft)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(decided("fred")).rejects.toThrow(/stays as it is/);
  expect(await versions()).toHaveLength(2);
});

test("the database takes no version of a draft that nobody has approved", async () => {
  const draft = await propose(EU);
  const made = `INSERT INTO agreement_version
      (id, agreement_id, version, effective_from, terms, created_by, draft_id)
    SELECT gen_random_uuid(), agreement_id, 2, effective_from, terms, 'fred', $1 FROM agreement_version`;
  await expect(world.test.superuser.query(made, [draft])).rejects.toThrow(/is not approved for this version/);
});

test("what was declined or withdrawn changes nothing", async () => {
  await ingest("a.csv", LACKING);
  const [first, second] = [await propose(EU), await propose(EU)];
  await declineDraft(world.db, { draftId: first, reason: "The annex is not signed.", actor: "fred" });
  await withdrawDraft(world.db, { draftId: second, reason: "Wrong annex.", actor: "wendy" });
  expect(await listDrafts(world.db, { isWaiting: true })).toEqual([]);
  expect((await listDrafts(world.db, { isWaiting: false })).map(({ status }) => status).sort()).toEqual([
    "declined",
    "withdrawn",
  ]);
  await expect(approve(first)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await versions()).toHaveLength(1);
  expect(await listRedrives(world.db, { limit: 5, at: new Date() })).toEqual([]);
});

test("later versions get what is added too, and nothing that has a charge gets another", async () => {
  const later = { ...PLAIN_TERMS, zones: ZONES };
  await world.addVersion(2, "2026-10-15T00:00:00Z", later);
  const { versions: made } = await preview(EU);
  expect(made.map(({ version, base, effectiveFrom }) => [version, base, effectiveFrom])).toEqual([
    [3, 1, Date.parse("2026-10-04T22:00:00Z")],
    [4, 2, Date.parse("2026-10-15T00:00:00Z")],
  ]);
  const refused = (change: RateChange, from?: string) => expect(preview(change, from)).rejects;
  await refused(EU, "2025-12-31").toThrow(/begins on 2026-01-01/);
  await refused({ kind: "prefixes", prefixes: ["4930"], zone: "moon" }).toThrow(/No line has a price/);
  await refused({ kind: "networks", networks: ["26201"], zone: "domestic" }).toThrow(/has that already/);
  await refused({ kind: "zone", zone: "eu", lineCode: "V1" }).toThrow(/no line of usage V1/);
});

test("usage of a closed month is adjusted, as the preview says", async () => {
  await ingest("a.csv", LACKING);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "1.00", quantity: "1", rate: "1.00" }]);
  await settlePeriod(world, "2026-10");
  await closePeriod(world.test, { agreementId: AGREEMENT, period: "2026-10", actor: "finance" });
  const closed = [{ period: "2026-10", records: 2, chargeMicros: parseMicros("3.00") }];
  expect(await preview(EU)).toMatchObject({ accepted: 2, closed });
  const { done, redriveIds } = await approve(await propose(EU));
  await done;
  const fixes = await listRedrives(world.db, { ids: redriveIds, limit: 5, at: new Date() });
  expect(fixes.map(({ result }) => result?.latePeriods)).toEqual([["2026-10"], ["2026-10"]]);
  await world.addInvoice("2026-11", [{ line: "L1", amount: "0.00", quantity: "0", rate: "1.00" }]);
  const { runId } = await settlePeriod(world, "2026-11");
  const adjustments = await world.db.adjustment.findMany({ where: { runId, lineCode: "L1" } });
  expect(adjustments.map(({ operatorId, amountMicros }) => [operatorId, amountMicros]).sort()).toEqual([
    ["alfa", parseMicros("1.00")],
    ["beta", parseMicros("2.00")],
  ]);
});
