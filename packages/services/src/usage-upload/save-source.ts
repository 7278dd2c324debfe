import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { SourceMapping } from "@tributary/mediation/mapping/schema";
import { sequenceIn } from "@tributary/mediation/usage-file/sequence";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import { findOwnUpload, type OwnUpload, type UploadKey } from "./find-upload.ts";
import { mappingOfUpload } from "./mapping-of-upload.ts";

export interface SaveSourceRequest extends UploadKey {
  /** Of a new source, or of the one whose mapping is put right. */
  readonly sourceId: string;
}

/**
 * Saves what was made of an upload as a usage source: a new one, or the mapping of the one that the upload
 * is for. Files that were read stay as they are; records that wait in quarantine are read by the new mapping
 * when they are read again. The audit log keeps both mappings.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `MAPPING_INVALID` while something is open; `INPUT_INVALID` for a
 *         code that is taken, no agreement, or a name without the number that its rule looks for.
 */
export async function saveSource(
  db: PortfolioDb,
  request: SaveSourceRequest,
): Promise<{ readonly sourceId: string; readonly isNew: boolean }> {
  const { sourceId, actor } = request;
  return db.$transaction(async (tx) => {
    const upload = await findOwnUpload(tx, request);
    const mapping = await mappingOfUpload(tx, upload);
    refuseUnnumbered(upload.name, mapping);
    const before = upload.sourceId === sourceId ? await change(tx, sourceId, mapping) : null;
    const agreementId = before === null ? await add(tx, upload, sourceId, mapping) : upload.agreementId;
    await tx.usageUpload.update({ where: { id: upload.id }, data: { sourceId } });
    await writeAudit(tx, {
      actor,
      action: before === null ? "usage-source:add" : "usage-source:change",
      subject: sourceId,
      details: { agreementId, uploadId: upload.id, mapping: plain(mapping), before: plain(before) },
    });
    return { sourceId, isNew: before === null };
  });
}

/** Answers the mapping that stood there. */
async function change(tx: PortfolioTables, id: string, mapping: SourceMapping): Promise<unknown> {
  const source = await tx.usageSource.findUniqueOrThrow({ where: { id } });
  await tx.usageSource.update({ where: { id }, data: { mapping: mapping as object } });
  return source.mapping;
}

async function add(
  tx: PortfolioTables,
  { agreementId }: OwnUpload,
  id: string,
  mapping: SourceMapping,
): Promise<string> {
  if (agreementId === null) {
    throw new DomainError("INPUT_INVALID", "Say first whose usage it is: choose the agreement.");
  }
  const row = { id, agreementId, mapping: mapping as object };
  const { count } = await tx.usageSource.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return agreementId;
  throw new DomainError(
    "INPUT_INVALID",
    `There is a source "${id}" already: give the new one another code, or upload to that source.`,
  );
}

function refuseUnnumbered(name: string, mapping: SourceMapping): void {
  if (mapping.sequence === undefined || sequenceIn(name, mapping) !== null) return;
  throw new DomainError(
    "INPUT_INVALID",
    `The name "${name}" holds no number where its rule looks for one: correct the rule, or leave it out.`,
  );
}

function plain(mapping: unknown): AuditValue {
  return JSON.parse(JSON.stringify(mapping)) as AuditValue;
}
