import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { hashOf } from "../settlement/run-content.ts";
import { readTemplateTerms, refuseUnknownAgreements } from "./read-terms.ts";

export interface TemplateRequest {
  readonly code: string;
  readonly name: string;
  /** As they stand in a file. */
  readonly terms: unknown;
  /** Whoever may not read what the MVNA earns leaves that part as the last version has it. */
  readonly keepsMargins?: boolean;
  readonly actor: string;
}

const CODE = /^[a-z][a-z0-9_-]{1,40}$/;
const LONGEST_NAME = 80;

/**
 * Writes the draft of a template: a new template's first version, the draft that there is, or the next
 * version.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a code or name that is none; `TERMS_INVALID`.
 */
export function saveTemplate(
  db: PortfolioDb,
  { code, actor, ...request }: TemplateRequest,
): Promise<{ readonly code: string; readonly version: number }> {
  const given = readTemplateTerms(request.terms);
  const name = request.name.trim();
  if (!CODE.test(code)) {
    throw new DomainError("INPUT_INVALID", "Give the template a code of a-z, 0-9, - and _, a letter first.");
  }
  if (name === "" || name.length > LONGEST_NAME) {
    throw new DomainError("INPUT_INVALID", `Give the template a name of at most ${LONGEST_NAME} characters.`);
  }
  return alone(db, async (tx) => {
    const last = await tx.operatorTemplateVersion.findFirst({
      where: { templateId: code },
      orderBy: { version: "desc" },
      select: { version: true, status: true, terms: true },
    });
    const margins = last === null ? [] : readTemplateTerms(last.terms).margins;
    const terms = request.keepsMargins ? { ...given, margins } : given;
    await refuseUnknownAgreements(tx, terms);
    const data = { name };
    await tx.operatorTemplate.upsert({
      where: { id: code },
      create: { id: code, createdBy: actor, ...data },
      update: data,
    });
    const isDraft = last?.status === "draft";
    const version = (last?.version ?? 0) + (isDraft ? 0 : 1);
    const written = { terms, createdBy: actor };
    if (isDraft)
      await tx.operatorTemplateVersion.updateMany({ where: { templateId: code, version }, data: written });
    else await tx.operatorTemplateVersion.create({ data: { templateId: code, version, ...written } });
    const details = { version, name, fingerprint: hashOf(terms) };
    await writeAudit(tx, { actor, action: "operator-template:save", subject: code, details });
    return { code, version };
  });
}

/**
 * Publishes a draft as it was looked at: from now on operators can be made of it, and it stays as it is.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `REVIEW_OUTDATED`; `APPROVER_IS_PREPARER` for
 *         whoever wrote it.
 */
export function publishTemplate(
  db: PortfolioDb,
  seen: {
    readonly code: string;
    readonly version: number;
    readonly fingerprint: string;
    readonly actor: string;
  },
): Promise<{ readonly version: number }> {
  const { code, version, fingerprint, actor } = seen;
  return alone(db, async (tx) => {
    const where = { templateId: code, version };
    const found = await tx.operatorTemplateVersion.findFirst({ where });
    if (found === null) throw new DomainError("NOT_FOUND", "There is no such version of this template.");
    if (found.status !== "draft") throw new DomainError("ALREADY_DONE", "This version is published already.");
    if (found.createdBy === actor) {
      throw new DomainError(
        "APPROVER_IS_PREPARER",
        "You have written this draft: somebody else publishes it.",
      );
    }
    const terms = readTemplateTerms(found.terms);
    if (hashOf(terms) !== fingerprint) {
      throw new DomainError("REVIEW_OUTDATED", "Somebody has changed this draft: look at it once more.");
    }
    await refuseUnknownAgreements(tx, terms);
    const data = { status: "published", publishedBy: actor, publishedAt: new Date() };
    await tx.operatorTemplateVersion.updateMany({ where, data });
    const details = { version, fingerprint };
    await writeAudit(tx, { actor, action: "operator-template:publish", subject: code, details });
    return { version };
  });
}
