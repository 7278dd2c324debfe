import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { mappingOf } from "@tributary/mediation/guess/draft-mapping";
import { parseMapping } from "@tributary/mediation/mapping/parse-mapping";
import type { SourceMapping } from "@tributary/mediation/mapping/schema";
import type { OwnUpload } from "./find-upload.ts";

/**
 * The mapping by which an upload would be read: its draft's, keeping of its source's what the draft does not
 * say; without a draft its source's.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` while the draft leaves something open, or neither is there.
 */
export async function mappingOfUpload(
  tx: Pick<PortfolioTables, "usageSource">,
  { draft, sourceId }: Pick<OwnUpload, "draft" | "sourceId">,
): Promise<SourceMapping> {
  const source = sourceId === null ? null : await tx.usageSource.findUnique({ where: { id: sourceId } });
  const kept = source === null ? null : parseMapping(source.mapping);
  if (draft !== null) return parseMapping(mappingOf(draft, kept));
  if (kept !== null) return kept;
  throw new DomainError("MAPPING_INVALID", "Nobody has said yet what its columns hold: do that first.");
}
