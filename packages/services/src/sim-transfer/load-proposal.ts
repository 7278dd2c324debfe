import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { movesAt } from "@tributary/domain/sim-transfer/lifecycle";
import { obstaclesTo } from "@tributary/domain/sim-transfer/obstacles";
import type {
  ImsiHolding,
  NamedReceiver,
  Obstacle,
  OfferedSim,
  SimTransferStatus,
} from "@tributary/domain/sim-transfer/types";
import { noSuchTransfer } from "./find-transfer.ts";

type Tables = Pick<
  PortfolioTables,
  | "simTransfer"
  | "simTransferItem"
  | "simTransferRoute"
  | "incomingSimTransfer"
  | "operator"
  | "marginVersion"
  | "simAssignment"
  | "numberRange"
>;

const CHUNK = 5_000;

/**
 * Loads a transfer that some operator asked for, for the MVNA.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findAsked(tx: Pick<PortfolioTables, "simTransfer">, id: string) {
  const row = await tx.simTransfer.findFirst({
    where: { id },
    include: { operator: { select: { name: true } }, route: true },
  });
  if (row === null) throw noSuchTransfer();
  return { ...row, status: row.status as SimTransferStatus };
}

export type AskedTransfer = Awaited<ReturnType<typeof findAsked>>;

/** The SIMs of a transfer and what stands in the way of leading it on at an instant. */
export async function loadProposal(
  tx: Tables,
  { id, operatorId, receiver: code, wantedFrom }: AskedTransfer,
  at: Date,
): Promise<{ readonly sims: readonly OfferedSim[]; readonly obstacles: readonly Obstacle[] }> {
  const sims = await tx.simTransferItem.findMany({
    where: { operatorId, simTransferId: id },
    select: { iccid: true, imsis: true },
    orderBy: { iccid: "asc" },
  });
  const movedAt = new Date(movesAt(wantedFrom.getTime(), at.getTime()));
  const imsis = sims.flatMap((sim) => sim.imsis);
  const [receiver, holdings] = [
    await namedReceiver(tx, code, movedAt),
    await holdingsOf(tx, { operatorId, imsis, movedAt }),
  ];
  return { sims, obstacles: obstaclesTo({ giverId: operatorId, receiver, sims, holdings }) };
}

async function namedReceiver(tx: Tables, id: string, movedAt: Date): Promise<NamedReceiver | null> {
  const operator = await tx.operator.findUnique({ where: { id } });
  if (operator === null) return null;
  const terms = await tx.marginVersion.findMany({
    where: { operatorId: id, effectiveFrom: { lte: movedAt } },
    distinct: ["agreementId"],
    select: { agreementId: true },
  });
  const { status, liveUntil } = operator;
  return {
    id,
    isLive: status === "live" && (liveUntil === null || liveUntil > movedAt),
    agreementIds: terms.map(({ agreementId }) => agreementId),
  };
}

interface Held {
  readonly operatorId: string;
  readonly imsis: readonly string[];
  readonly movedAt: Date;
}

/** By its own row, or within a block of the giver's. */
async function holdingsOf(tx: Tables, { operatorId, imsis, movedAt }: Held): Promise<ImsiHolding[]> {
  const isOpen = { OR: [{ validUntil: null }, { validUntil: { gt: movedAt } }] };
  const found = new Map<string, ImsiHolding>();
  for (let start = 0; start < imsis.length; start += CHUNK) {
    const named = { imsi: { in: imsis.slice(start, start + CHUNK) } };
    const rows = await tx.simAssignment.findMany({
      where: { ...named, validFrom: { lt: movedAt }, ...isOpen },
    });
    for (const { imsi, validUntil, ...row } of rows) {
      const until = validUntil?.getTime() ?? null;
      found.set(imsi, { imsi, operatorId: row.operatorId, agreementId: row.agreementId, until });
    }
  }
  const ranges = await tx.numberRange.findMany({
    where: { operatorId, kind: "imsi", validFrom: { lt: movedAt }, ...isOpen },
    orderBy: { validFrom: "desc" },
  });
  for (const imsi of imsis.filter((each) => !found.has(each))) {
    const range = ranges.find(
      ({ first, last }) => first.length === imsi.length && first <= imsi && imsi <= last,
    );
    if (range === undefined) continue;
    found.set(imsi, { imsi, operatorId, agreementId: range.agreementId, until: null });
  }
  return [...found.values()];
}
