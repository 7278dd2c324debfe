import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { OperatorTemplateTermsJson } from "@tributary/db/terms/operator-template-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { compareParts } from "@tributary/domain/operator-template/compare-parts";
import type { PartChange } from "@tributary/domain/operator-template/types";
import { hashOf } from "../settlement/run-content.ts";
import { templateParts } from "./parts.ts";
import { readTemplateTerms } from "./read-terms.ts";

export interface ListedTemplate {
  readonly code: string;
  readonly name: string;
  /** The one that operators are made of; null before the first is published. */
  readonly published: number | null;
  readonly draft: number | null;
  readonly operators: number;
  readonly changedAt: Date;
}

/** Lists the templates by name, page by page. */
export async function listTemplates(
  db: PortfolioDb,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: readonly ListedTemplate[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    db.operatorTemplate.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: {
        versions: {
          orderBy: { version: "desc" },
          select: {
            ...{ version: true, status: true, createdAt: true, publishedAt: true },
            _count: { select: { onboardings: true } },
          },
        },
      },
    }),
    db.operatorTemplate.count(),
  ]);
  return {
    total,
    rows: rows.map(({ id: code, name, createdAt, versions }) => ({
      ...{ code, name },
      published: versions.find(({ status }) => status === "published")?.version ?? null,
      draft: versions.find(({ status }) => status === "draft")?.version ?? null,
      operators: versions.reduce((sum, { _count }) => sum + _count.onboardings, 0),
      changedAt: versions[0]?.publishedAt ?? versions[0]?.createdAt ?? createdAt,
    })),
  };
}

export interface TemplateVersionHead {
  readonly version: number;
  readonly status: "draft" | "published";
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

export interface ShownTemplate {
  readonly code: string;
  readonly name: string;
  /** The latest first. */
  readonly versions: readonly TemplateVersionHead[];
  /** The one that is looked at. */
  readonly version: number;
  readonly terms: OperatorTemplateTermsJson;
  /** What is looked at is what is published. */
  readonly fingerprint: string;
  /** null: it is compared with nothing. */
  readonly against: number | null;
  readonly changes: readonly PartChange[];
}

/**
 * Shows one version of a template, the latest when none is named, and how it differs from the one before it
 * or another one.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTemplate(
  db: PortfolioDb,
  asked: { readonly code: string; readonly version?: number; readonly against?: number },
): Promise<ShownTemplate> {
  const found = await db.operatorTemplate.findUnique({
    where: { id: asked.code },
    include: { versions: { orderBy: { version: "desc" } } },
  });
  if (found === null) throw new DomainError("NOT_FOUND", "There is no such template: check its code.");
  const shown = found.versions.find(
    ({ version }) => version === (asked.version ?? found.versions[0]?.version),
  );
  if (shown === undefined) throw new DomainError("NOT_FOUND", "There is no such version of this template.");
  const number = asked.against ?? shown.version - 1;
  const other = found.versions.find(({ version }) => version === number);
  const terms = readTemplateTerms(shown.terms);
  const before = other === undefined ? [] : templateParts(readTemplateTerms(other.terms));
  return {
    ...{ code: found.id, name: found.name, version: shown.version, terms, fingerprint: hashOf(terms) },
    versions: found.versions.map(({ version, status, createdBy, createdAt, publishedBy, publishedAt }) => ({
      ...{ version, createdBy, createdAt, publishedBy, publishedAt },
      status: status === "draft" ? "draft" : "published",
    })),
    against: other?.version ?? null,
    changes: compareParts(before, templateParts(terms)),
  };
}
