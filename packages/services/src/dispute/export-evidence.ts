import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ChargeLine } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { canonicalJson } from "@tributary/domain/statement/canonical";
import type { Party } from "../document/party.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { hashOf } from "../settlement/run-content.ts";
import { readEvidence } from "./evidence.ts";
import { evidencePack } from "./evidence-pack.ts";
import type { AgreedLine } from "./packed-evidence.ts";

export interface ExportedEvidence {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Exports the evidence of a dispute as it was frozen, for the MNO.
 *
 * Shape   a ZIP, the same bytes each time; `issuer` stands at the head of its PDF.
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the stored evidence is not what was frozen.
 */
export async function exportEvidence(
  db: PortfolioDb,
  { number, issuer = null }: { readonly number: string; readonly issuer?: Party | null },
): Promise<ExportedEvidence> {
  const row = await db.dispute.findUnique({
    where: { number },
    include: {
      invoice: { select: { receivedAt: true } },
      agreement: { include: { mno: { select: { name: true } } } },
    },
  });
  if (row === null) {
    throw new DomainError("NOT_FOUND", `There is no dispute "${number}": check its number.`);
  }
  const { evidence, evidenceHash, agreement, period, currency } = row;
  if (hashOf(evidence) !== evidenceHash) {
    throw new DomainError("IDENTITY_BROKEN", `The evidence of ${number} is not what was frozen.`);
  }
  const { versions } = await loadAgreement(db, row.agreementId);
  const { terms } = governingVersion(versions, period);
  const bytes = await evidencePack({
    number,
    isDraft: row.status === "draft",
    createdAt: row.raisedAt ?? row.invoice.receivedAt,
    issuer,
    mno: agreement.mno.name,
    agreement: agreement.name,
    period,
    zone: agreement.zone,
    currency,
    grossDisputedMicros: row.grossDisputedMicros,
    netRecoverableMicros: row.netRecoverableMicros,
    noticeDeadlineOn: row.noticeDeadlineOn.toISOString().slice(0, 10),
    paymentDueOn: row.paymentDueOn.toISOString().slice(0, 10),
    evidence: readEvidence(evidence),
    json: canonicalJson(evidence),
    hash: evidenceHash,
    lines: new Map(terms.lines.map((line) => [line.code, agreedLine(line)])),
  });
  return { fileName: `evidence-${number.replace(/[^\w.-]+/g, "-")}.zip`, bytes };
}

function agreedLine(line: ChargeLine): AgreedLine {
  return { description: line.description, unit: line.kind === "usage" ? line.unit : null };
}
