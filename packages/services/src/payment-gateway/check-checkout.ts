import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { followCheckout } from "./follow-checkout.ts";
import { type GatewayOpener, requireGateway } from "./open-gateway.ts";
import { findCheckout } from "./take-told.ts";

export interface CheckRequest {
  readonly checkoutId: string;
  readonly open: GatewayOpener;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Asks the gateway how a checkout stands, for somebody who does not want to wait until it says so itself.
 *
 * Shape   how it stands now; the message says why nothing was heard.
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` where cards are not taken.
 */
export async function checkCheckout(
  db: OperatorDb,
  { checkoutId, open, actor, at }: CheckRequest,
): Promise<{ readonly status: string; readonly message: string | null }> {
  const { operatorId } = db;
  const { gateway, reference } = await db.$transaction(async (tx) => {
    const found = await requireAsked(tx, checkoutId);
    const subject = found.bill.number ?? "";
    const opened = await requireGateway(open, tx, operatorId);
    await writeAudit(tx, { actor, action: "payment:check", subject, operatorId, details: { checkoutId } });
    return { gateway: opened, reference: found.reference };
  });
  try {
    await followCheckout(db, gateway, { checkoutId, reference, actor, at, isAudited: false });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { status: (await requireAsked(db.shared, checkoutId)).status, message: error.message };
  }
  return { status: (await requireAsked(db.shared, checkoutId)).status, message: null };
}

/** One that the gateway knows. */
async function requireAsked(tx: Parameters<typeof findCheckout>[0], id: string) {
  const found = await findCheckout(tx, id);
  if (found !== null && found.reference !== null) return { ...found, reference: found.reference };
  throw new DomainError("NOT_FOUND", "There is no such checkout: load the page again.");
}
