import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { type RateChange, rateChangeSchema } from "./rate-change.ts";

export type DraftStatus = "waiting" | "approved" | "declined" | "withdrawn";

export interface Draft {
  readonly id: string;
  readonly agreement: {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly currency: string;
  };
  readonly change: RateChange;
  readonly effectiveFrom: Date;
  readonly why: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly status: DraftStatus;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

const LATEST = 50;

/** Proposals by whether they wait, the latest first. */
export async function listDrafts(
  db: Pick<PortfolioTables, "agreementDraft">,
  { isWaiting }: { readonly isWaiting: boolean },
): Promise<Draft[]> {
  const rows = await db.agreementDraft.findMany({
    where: isWaiting ? { status: "waiting" } : { NOT: { status: "waiting" } },
    include: withAgreement,
    orderBy: [isWaiting ? { proposedAt: "desc" } : { decidedAt: "desc" }, { id: "desc" }],
    take: LATEST,
  });
  return rows.map(draftOf);
}

export const withAgreement = {
  agreement: { select: { id: true, name: true, zone: true, currency: true } },
} as const;

type Row = Omit<Draft, "change" | "status"> & { readonly change: unknown; readonly status: string };

export function draftOf(row: Row): Draft {
  const { id, agreement, effectiveFrom, why, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason } =
    row;
  return {
    ...{ id, agreement, effectiveFrom, why, proposedBy, proposedAt, decidedBy, decidedAt, decisionReason },
    change: rateChangeSchema.parse(row.change),
    status: row.status as DraftStatus,
  };
}
