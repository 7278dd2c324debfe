import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { invoiceFile, type PrintedFields } from "@tributary/services/testing/invoice-file";
import { portfolioFolder } from "@tributary/services/testing/portfolio-file";
import { AGREEMENT, SOURCE } from "@tributary/services/testing/world";
import { ingestFiles } from "@tributary/services/usage-file/ingest-files";
import { receiveBytes } from "@tributary/services/usage-upload/receive-bytes";
import { expect, vi } from "vitest";
import { alertsThroughApi } from "./alerts-through-api.ts";
import type { ApiWorld } from "./api-world.ts";
import { billsThroughApi } from "./bills-through-api.ts";
import { correctionsThroughApi } from "./corrections-through-api.ts";
import { deletionsThroughApi } from "./deletions-through-api.ts";
import { numbersThroughApi, transfersThroughApi } from "./numbers-through-api.ts";
import { type Observed, observe } from "./observed.ts";
import { onboardingThroughApi } from "./onboarding-through-api.ts";
import { offboardingThroughApi, rehearsalThroughApi } from "./operators-through-api.ts";
import { ordersThroughApi } from "./orders-through-api.ts";
import { packsThroughApi } from "./own-pack.ts";
import { retentionThroughApi } from "./retention-through-api.ts";
import { subscribersThroughApi } from "./subscribers-through-api.ts";
import { deskThroughApi, ticketsThroughApi } from "./tickets-through-api.ts";
import { webhooksThroughApi } from "./webhooks-through-api.ts";

/**
 * What comes in from the network and what people keep for themselves, command by command, each one observed.
 */
export async function inputsThroughApi(api: ApiWorld): Promise<Observed[]> {
  const seen: Observed[] = [];
  const step = async <Value>(
    caller: object,
    path: string,
    input: object,
    changed: object,
  ): Promise<Value> => {
    const observed = await observe(api, caller, path, input, changed);
    seen.push(observed);
    return observed.outcome.value as Value;
  };
  await invoices(api, step);
  await rates(api, step);
  await quarantine(api, step);
  await correctionsThroughApi(api, step);
  await billsThroughApi(api, step);
  await uploads(api, step);
  await subscribersThroughApi(api, step);
  await numbersThroughApi(api, step);
  await transfersThroughApi(api, step);
  await rehearsalThroughApi(api, step);
  await offboardingThroughApi(api, step);
  await deletionsThroughApi(api, step);
  await retentionThroughApi(api, step);
  await packsThroughApi(api, step);
  await ordersThroughApi(api, step);
  await webhooksThroughApi(api, step);
  await ticketsThroughApi(api, step);
  await deskThroughApi(api, step);
  await onboardingThroughApi(api, step);
  await alertsThroughApi(api, step);
  for (const caller of [api.consoleAs("settlement-analyst"), api.portalAs("alfa", "operator-admin")]) {
    await views(step, caller);
  }
  return seen;
}

export type Step = <Value>(caller: object, path: string, input: object, changed: object) => Promise<Value>;

/** Two invoices whose lines do not come to their totals: one is accepted all the same, one rejected. */
async function invoices(api: ApiWorld, step: Step): Promise<void> {
  const [analyst, approver] = [api.consoleAs("settlement-analyst"), api.consoleAs("finance-approver")];
  const flagged = async (fields: PrintedFields): Promise<string> => {
    const { bytes } = invoiceFile({ ...fields, net: "99.99" });
    const file = { fileName: "invoice.csv", fileBase64: Buffer.from(bytes).toString("base64") };
    const sent = { agreementId: AGREEMENT, ...file };
    const { id } = await step<{ id: string }>(analyst, "mnoInvoice.import", sent, { fileName: "other.csv" });
    return id;
  };
  const reason = "The network has confirmed it by mail.";
  const changed = { reason: "Something else." };
  const accepted = await flagged({ number: "R-12", period: "2026-12" });
  await step(approver, "mnoInvoice.accept", { invoiceId: accepted, reason }, changed);
  const rejected = await flagged({ number: "R-13", period: "2027-01" });
  await step(approver, "mnoInvoice.reject", { invoiceId: rejected, reason }, changed);
}

/** A record nobody can read is read again; and a re-drive that another process has begun is called off. */
async function quarantine(api: ApiWorld, step: Step): Promise<void> {
  const analyst = api.consoleAs("settlement-analyst");
  const folder = portfolioFolder();
  const path = folder.write(
    "time,imsi,type,bytes,plmn\nnot a time,262019999999999,D,1,26201\n",
    "cdr-again.csv",
  );
  const nobodys = folder.write(
    "time,imsi,type,bytes,plmn\n2026-11-03T10:00:00Z,262019999999998,D,1,26201\n",
    "cdr-nobodys.csv",
  );
  await ingestFiles(api.test, { sourceId: SOURCE, paths: [path, nobodys], actor: "setup" });
  folder.remove();
  const group = { sourceId: SOURCE, reason: "MALFORMED", operatorId: null };
  const request = { groups: [group], why: "The mapping was mended." };
  const other = { why: "Something else." };
  await step(analyst, "quarantine.redrive", request, other);
  await ended(api);
  const mapping = { kind: "service", text: "Q", means: "data" };
  await step(analyst, "quarantine.map", { ...request, mapping }, other);
  await ended(api);
  const rejected = await step<{ redriveIds: string[] }>(analyst, "quarantine.reject", request, other);
  await ended(api);
  const redriveId = rejected.redriveIds[0] ?? "";
  await step(analyst, "quarantine.takeBack", { redriveId, why: "It was not rubbish." }, other);
  await ended(api);
  const assignment = {
    operatorId: "alfa",
    identifier: { kind: "sim", imsi: "262019999999998" },
    from: "2026-11-01",
  };
  const unattributed = { ...request, groups: [{ ...group, reason: "UNATTRIBUTED" }] };
  await step(analyst, "quarantine.assign", { ...unattributed, ...assignment }, other);
  await ended(api);
  const startedAt = new Date();
  const begun = {
    id: randomUUID(),
    ...group,
    why: "Begun elsewhere.",
    startedBy: "setup",
    startedAt,
    seenAt: startedAt,
  };
  await api.world.db.quarantineRedrive.create({ data: { ...begun, recordsTotal: 1 } });
  await step(analyst, "quarantine.cancel", { redriveId: begun.id }, { redriveId: randomUUID() });
}

/** A network that no zone knows: proposed three times, approved, declined, withdrawn. */
async function rates(api: ApiWorld, step: Step): Promise<void> {
  const [maker, checker] = [api.consoleAs("wholesale-manager"), api.consoleAs("finance-approver")];
  const propose = async (network: string): Promise<string> => {
    const change = { kind: "networks", networks: [network], zone: "eu" };
    const asked = { agreementId: AGREEMENT, change, from: "2026-10-05", why: "Annex 7 has it." };
    const { draftId } = await step<{ draftId: string }>(maker, "agreement.propose", asked, {
      why: "Annex 8.",
    });
    return draftId;
  };
  const [first, second, third] = [await propose("20801"), await propose("20802"), await propose("20803")];
  const reason = "The annex is not signed.";
  const other = { draftId: randomUUID() };
  await step(checker, "agreement.decline", { draftId: second, reason }, other);
  await step(maker, "agreement.withdraw", { draftId: third, reason }, other);
  const { fingerprint } = await checker.agreement.draft({ draftId: first });
  await step(checker, "agreement.approve", { draftId: first, fingerprint }, { fingerprint: "0".repeat(64) });
  await ended(api);
}

/** Fixes go on after they were answered. */
async function ended({ world }: ApiWorld): Promise<void> {
  const areAllDone = async () => {
    expect(await world.db.quarantineRedrive.count({ where: { finishedAt: null } })).toBe(0);
  };
  await vi.waitFor(areAllDone, { timeout: 30_000 });
}

/** A file of an unknown format becomes a source and is taken in; another is called off and thrown away. */
async function uploads(api: ApiWorld, step: Step): Promise<void> {
  const analyst = api.consoleAs("settlement-analyst");
  const send = async (bytes: string): Promise<string> => {
    const uploadId = randomUUID();
    await receiveBytes(uploadId, Readable.from([Buffer.from(bytes)]));
    const sent = { uploadId, name: "unknown.csv", sourceId: null };
    await step(analyst, "usageUpload.receive", sent, { name: "other.csv" });
    return uploadId;
  };
  const uploadId = await send("when;sim;kind;volume KB\n2026-10-03T00:00:00Z;262010010000001;data;1\n");
  const { draft } = await analyst.usageUpload.guess({ uploadId });
  const told = { uploadId, draft, agreementId: AGREEMENT };
  await step(analyst, "usageUpload.draft", told, { agreementId: null });
  await step(analyst, "usageUpload.save", { uploadId, sourceId: "unknown" }, { sourceId: "other" });
  await step(analyst, "usageUpload.start", { uploadId }, { uploadId: randomUUID() });
  const second = await send("a;b\n1;2\n");
  const at = new Date();
  const begun = { sourceId: SOURCE, startedBy: "setup", startedAt: at, seenAt: at };
  await api.world.db.usageUpload.update({ where: { id: second }, data: begun });
  await step(analyst, "usageUpload.cancel", { uploadId: second }, { uploadId: randomUUID() });
  await api.world.db.usageUpload.update({ where: { id: second }, data: { finishedAt: at } });
  await step(analyst, "usageUpload.discard", { uploadId: second }, { uploadId: randomUUID() });
}

async function views(step: Step, caller: object): Promise<void> {
  const view = { page: "disputes", name: "The old ones", query: "?order=age", isShared: false };
  const { id } = await step<{ id: string }>(caller, "savedView.save", view, { name: "Others" });
  await step(caller, "savedView.share", { id, isShared: true }, { isShared: false });
  await step(caller, "savedView.delete", { id }, { id: randomUUID() });
}
