import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { takeFreeTicket } from "@tributary/db/doors/operator-writes/take-ticket";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { TicketCategory } from "@tributary/domain/ticket/types";
import { keepTicketEvent } from "./keep-ticket.ts";

export interface TakeRequest {
  readonly actor: string;
  readonly at: Date;
  /** Null or absent: of any. */
  readonly category?: TicketCategory | null;
}

/** Where a hundred take at once, they wait for each other's connections rather than be refused. */
const PATIENCE = { maxWait: 20_000, timeout: 20_000 };

/** Ends the transaction in which there was nothing to take: it has not happened. */
class NothingFree extends Error {
  override readonly name = "NothingFree";
}

/**
 * Gives somebody the most urgent ticket that nobody has, of the operators for which they may work. Which
 * operator is next the heads say; the ticket is taken through that operator's door.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when nobody waits.
 */
export async function takeNext(
  db: Pick<PortfolioDb, "reads">,
  operatorDb: (operatorId: string) => OperatorDb,
  { operators, ...request }: TakeRequest & { readonly operators: readonly string[] },
): Promise<{ readonly operatorId: string; readonly number: number }> {
  for (const { operatorId } of await db.reads.freeTicketOperators({ operators })) {
    try {
      return { operatorId, number: await takeIn(operatorDb(operatorId), request) };
    } catch (error) {
      if (!(error instanceof NothingFree)) throw error;
    }
  }
  throw nobodyWaits();
}

/**
 * The same within one operator.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when nobody waits.
 */
export async function takeOwnNext(
  db: OperatorDb,
  request: TakeRequest,
): Promise<{ readonly number: number }> {
  try {
    return { number: await takeIn(db, request) };
  } catch (error) {
    throw error instanceof NothingFree ? nobodyWaits() : error;
  }
}

async function takeIn(db: OperatorDb, { actor, at, category = null }: TakeRequest): Promise<number> {
  return db.$transaction(async (tx) => {
    const taken = await takeFreeTicket(tx, { actor, category });
    if (taken === null) throw new NothingFree("Others took what was free.");
    await keepTicketEvent(tx, db.operatorId, taken, { actor, at }, { kind: "taken", action: "ticket:take" });
    return taken.number;
  }, PATIENCE);
}

function nobodyWaits(): DomainError {
  return new DomainError("NOT_FOUND", "Nobody waits: every ticket that needs something has somebody.");
}
