import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { OperatorTemplateTermsJson } from "@tributary/db/terms/operator-template-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { readTemplateTerms } from "./read-terms.ts";

export interface FoundTemplate {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly versionId: string;
  readonly terms: OperatorTemplateTermsJson;
}

/**
 * Finds the version of a template that operators are made of: the latest that is published.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for a template that is not there, or has no published version.
 */
export async function findTemplate(tx: PortfolioTables, code: string): Promise<FoundTemplate> {
  const found = await tx.operatorTemplateVersion.findFirst({
    where: { templateId: code, status: "published" },
    orderBy: { version: "desc" },
    include: { template: { select: { name: true } } },
  });
  if (found === null) {
    throw new DomainError("NOT_FOUND", "There is no published template of that code: publish one first.");
  }
  const { id: versionId, version, template } = found;
  return { code, name: template.name, version, versionId, terms: readTemplateTerms(found.terms) };
}
