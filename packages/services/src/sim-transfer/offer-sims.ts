import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { dayAt } from "@tributary/domain/period/period";
import { parseIccid } from "@tributary/domain/sim/iccid";
import { refuseSimStep } from "@tributary/domain/sim/lifecycle";
import type { SimStatus } from "@tributary/domain/sim/types";
import { parseReceiver } from "@tributary/domain/sim-transfer/receiver";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { billingDays } from "../subscriber/current-cycle.ts";

/** Which SIMs: those of a list, or all of a batch that are in stock. */
export type OfferedSims =
  | { readonly kind: "list"; readonly text: string }
  | { readonly kind: "batch"; readonly batch: string };

export interface OfferRequest {
  /** The code of the operator that is to have them, as it is written. */
  readonly receiver: string;
  readonly sims: OfferedSims;
  /** The first day on which they are to be the other's, in the operator's own zone. */
  readonly from: string;
  readonly note: string;
  readonly actor: string;
  readonly at: Date;
}

const MOST = 10_000;
const CHUNK = 5_000;
const LONGEST_WAIT_MS = 366 * 86_400_000;

/**
 * Asks the MVNA to hand SIMs in stock to another operator. Until that is over they are given to nobody.
 * Whether the receiver's code is anybody's is not looked at.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`; `NOT_FOUND` for a SIM or a batch that
 *         is not there; `STEP_REFUSED` for a SIM that is not in stock.
 */
export function offerSims(
  db: OperatorDb,
  { sims, from, actor, at, ...request }: OfferRequest,
): Promise<{ readonly id: string; readonly sims: number }> {
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const receiver = parseReceiver(request.receiver, operatorId);
    const wantedFrom = await firstInstant(db, from, at);
    const offered = await (sims.kind === "list" ? listed(tx, sims.text) : ofBatch(tx, sims.batch));
    for (const sim of offered) refuseUnfit(sim, wantedFrom);
    const note = request.note.trim();
    const { id } = await tx.simTransfer.create({
      data: { receiver, wantedFrom, note, askedBy: actor, askedAt: at },
      select: { id: true },
    });
    for (const chunk of chunksOf(offered)) {
      await tx.simTransferItem.createMany({
        data: chunk.map(({ id: simCardId, iccid, kind, isTest, imsis }) => ({
          ...{ simTransferId: id, simCardId, iccid, kind, isTest },
          imsis: imsis.map(({ imsi }) => imsi).sort(),
        })),
      });
      const ids = chunk.map((sim) => sim.id);
      await tx.simCard.updateMany({ where: { id: { in: ids } }, data: { status: "offered" } });
    }
    const details = { receiver, from: wantedFrom.toISOString(), sims: offered.length, note };
    await writeAudit(tx, { actor, action: "sim-transfer:ask", subject: id, operatorId, details });
    return { id, sims: offered.length };
  });
}

async function firstInstant(db: OperatorDb, from: string, at: Date): Promise<Date> {
  const { zone } = await billingDays(db);
  const instant = momentToInstant(from, zone);
  if (from < dayAt(at.getTime(), zone) || instant > at.getTime() + LONGEST_WAIT_MS) {
    throw new DomainError("INPUT_INVALID", "SIMs change hands today or within a year: choose such a day.");
  }
  return new Date(instant);
}

const include = { imsis: { select: { imsi: true } } } as const;
type StockedSim = Awaited<ReturnType<typeof simsWhere>>[number];

function simsWhere(tx: OperatorTables, iccids: readonly string[]) {
  return tx.simCard.findMany({ where: { iccid: { in: [...iccids] } }, include });
}

async function listed(tx: OperatorTables, text: string): Promise<StockedSim[]> {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  if (words.length === 0 || words.length > MOST) throw wrongCount();
  const iccids = [...new Set(words.map(parseIccid))];
  const found: StockedSim[] = [];
  for (const chunk of chunksOf(iccids)) found.push(...(await simsWhere(tx, chunk)));
  const known = new Set(found.map(({ iccid }) => iccid));
  const missing = iccids.find((iccid) => !known.has(iccid));
  if (missing === undefined) return found;
  throw new DomainError("NOT_FOUND", `There is no SIM ${missing} in the inventory.`);
}

async function ofBatch(tx: OperatorTables, batch: string): Promise<StockedSim[]> {
  const where = { batch: batch.trim(), status: "in_stock" };
  const found = await tx.simCard.findMany({ where, include, orderBy: { iccid: "asc" }, take: MOST + 1 });
  if (found.length > MOST) throw wrongCount();
  if (found.length > 0) return found;
  throw new DomainError("NOT_FOUND", `No SIM of batch "${batch.trim()}" is in stock.`);
}

function wrongCount(): DomainError {
  return new DomainError("INPUT_INVALID", `A transfer has 1 to ${MOST} SIMs.`);
}

function refuseUnfit({ iccid, status, availableFrom, imsis }: StockedSim, wantedFrom: Date): void {
  if (status !== "in_stock") {
    throw new DomainError("STEP_REFUSED", `SIM ${iccid} is ${status}: offer those that are in stock.`);
  }
  refuseSimStep(status as SimStatus, "offered");
  if (availableFrom !== null && availableFrom > wantedFrom) {
    const from = availableFrom.toISOString();
    throw new DomainError("STEP_REFUSED", `SIM ${iccid} is yours from ${from} on: offer it for a later day.`);
  }
  if (imsis.length === 0) throw new DomainError("INPUT_INVALID", `SIM ${iccid} has no IMSI.`);
}

function chunksOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / CHUNK);
  return Array.from({ length: count }, (_, index) => rows.slice(index * CHUNK, (index + 1) * CHUNK));
}
