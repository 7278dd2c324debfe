import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeAgreementTerms, encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { DomainError } from "@tributary/domain/error";
import { type Changes, compareRows, countChanges } from "./compare-rows.ts";
import type { AgreementPlan, AgreementVersionPlan, MnoPlan, SourcePlan } from "./plan.ts";
import { refuseChangedVersions } from "./refuse-changed-versions.ts";

export async function storeMnos(tx: PortfolioTables, plans: readonly MnoPlan[]): Promise<Changes> {
  const stored = await tx.mno.findMany({ where: { id: { in: plans.map(({ id }) => id) } } });
  const changes = compareRows(plans, stored, ({ id }) => id);
  await tx.mno.createMany({ data: [...changes.added] });
  for (const { row } of changes.changed) await tx.mno.update({ where: { id: row.id }, data: row });
  return countChanges(changes);
}

/** Currency and zone of an agreement never change, nor does its MNO; its name and its invoice mapping may. */
export async function storeAgreements(
  tx: PortfolioTables,
  plans: readonly AgreementPlan[],
): Promise<Changes> {
  const stored = await tx.agreement.findMany({ where: { id: { in: plans.map(({ id }) => id) } } });
  const changes = compareRows(plans, stored as unknown as AgreementPlan[], ({ id }) => id);
  const fixed = changes.changed.find(({ path }) => /^(mnoId|currency|zone)/.test(path));
  if (fixed !== undefined) {
    throw new DomainError(
      "INPUT_INVALID",
      `The ${fixed.path} of agreement ${fixed.row.id} differs from what is stored and never changes: make ` +
        "a new agreement.",
    );
  }
  await tx.agreement.createMany({ data: [...changes.added] });
  for (const { row } of changes.changed) {
    const { id, name, invoiceMapping } = row;
    await tx.agreement.update({ where: { id }, data: { name, invoiceMapping } });
  }
  return countChanges(changes);
}

export async function storeAgreementVersions(
  tx: PortfolioTables,
  plans: readonly AgreementVersionPlan[],
  actor: string,
): Promise<Changes> {
  const agreementIds = [...new Set(plans.map(({ agreementId }) => agreementId))];
  const stored = await tx.agreementVersion.findMany({ where: { agreementId: { in: agreementIds } } });
  const rewritten = stored.map(({ terms, ...row }) => ({
    ...row,
    terms: encodeAgreementTerms(decodeAgreementTerms(terms)),
  }));
  const changes = compareRows<AgreementVersionPlan>(
    plans,
    rewritten,
    (row) => `${row.agreementId} ${row.version}`,
  );
  const latestOf = ({ agreementId }: AgreementVersionPlan): number =>
    Math.max(...stored.filter((row) => row.agreementId === agreementId).map(({ version }) => version));
  refuseOtherThanApproved(changes.changed[0]?.row, stored);
  refuseChangedVersions(changes.changed, latestOf, ({ agreementId }) => `agreement ${agreementId}`);
  await tx.agreementVersion.createMany({ data: changes.added.map((row) => ({ ...row, createdBy: actor })) });
  return countChanges(changes);
}

interface StoredVersion extends Pick<AgreementVersionPlan, "agreementId" | "version"> {
  readonly draftId: string | null;
  readonly createdBy: string;
}

/** The file has gone its own way while a version was approved in the console. */
function refuseOtherThanApproved(
  row: AgreementVersionPlan | undefined,
  stored: readonly StoredVersion[],
): void {
  const known = stored.find(
    ({ agreementId, version }) => agreementId === row?.agreementId && version === row.version,
  );
  if (known === undefined || known.draftId === null) return;
  const { version, agreementId, createdBy } = known;
  throw new DomainError(
    "INPUT_INVALID",
    `Version ${version} of agreement ${agreementId} was approved in the console by ${createdBy}, ` +
      "and this file has another one: take it into the file as its proposal shows it, and your own after it.",
    { version },
  );
}

/**
 * A source stays with its agreement; its mapping and where its files are fetched may be put right, files that
 * were read stay as they are.
 */
export async function storeSources(tx: PortfolioTables, plans: readonly SourcePlan[]): Promise<Changes> {
  const stored = await tx.usageSource.findMany({ where: { id: { in: plans.map(({ id }) => id) } } });
  const changes = compareRows(plans, stored as unknown as SourcePlan[], ({ id }) => id);
  const moved = changes.changed.find(({ path }) => path === "agreementId");
  if (moved !== undefined) {
    throw new DomainError(
      "INPUT_INVALID",
      `The source ${moved.row.id} belongs to another agreement and stays with it: give the new source a ` +
        "code of its own.",
    );
  }
  await tx.usageSource.createMany({ data: [...changes.added] });
  for (const { row } of changes.changed) {
    const { id, agreementId: _, ...data } = row;
    await tx.usageSource.update({ where: { id }, data });
  }
  return countChanges(changes);
}
