import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { thaw } from "../settlement/freeze.ts";
import { type RequestStanding, standingOf } from "./show-request.ts";
import type { CorrectionImpact } from "./types.ts";

/** A correction that waits for somebody, with what it would come to. */
export interface WaitingRequest extends RequestStanding {
  readonly agreementName: string;
  readonly currency: string;
  readonly zone: string;
  readonly movedRecords: number;
  readonly repricedRecords: number;
  readonly operators: number;
  /** By how much the charge of all usage changes. */
  readonly chargeMicros: bigint;
}

export interface RequestsRequest {
  readonly agreementId?: string | undefined;
  readonly period?: string | undefined;
  /** Those that are over and came to nothing: turned down, taken back, or nothing to correct. */
  readonly isOver?: boolean;
  readonly at: Date;
}

const MOST = 100;
const LATEST = 10;

const OPEN = [
  { status: { in: ["reporting", "requested", "approved"] } },
  { status: "reported", fingerprint: { not: null } },
];
const OVER = [{ status: { in: ["rejected", "withdrawn"] } }, { status: "reported", fingerprint: null }];

/** Lists what is worked on, waits for a request or for its approval, or was over lately; the latest first. */
export async function listRequests(
  db: Pick<PortfolioDb, "correctionRequest">,
  { agreementId, period, isOver = false, at }: RequestsRequest,
): Promise<WaitingRequest[]> {
  const rows = await db.correctionRequest.findMany({
    where: {
      ...(agreementId === undefined ? {} : { agreementId }),
      ...(period === undefined ? {} : { period }),
      OR: isOver ? OVER : OPEN,
    },
    include: { agreement: { select: { name: true, currency: true, zone: true } } },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: isOver ? LATEST : MOST,
  });
  return rows.map(({ agreement: { name, currency, zone }, impact, ...row }) => ({
    ...standingOf(row, at),
    ...{ agreementName: name, currency, zone },
    ...figuresOf(impact === null ? null : (thaw(impact) as CorrectionImpact)),
  }));
}

function figuresOf(impact: CorrectionImpact | null) {
  const { usage, moved, repriced } = impact ?? { usage: [], moved: [], repriced: 0 };
  return {
    movedRecords: moved.reduce((sum, { records }) => sum + records, 0),
    repricedRecords: repriced,
    operators: new Set(usage.flatMap(({ operatorId }) => operatorId ?? [])).size,
    chargeMicros: usage.reduce((sum, { chargeMicros: { before, after } }) => sum + after - before, 0n),
  };
}
