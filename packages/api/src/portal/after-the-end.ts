import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { refuseEnded } from "@tributary/services/operator/refuse-ended";
import type { Claim, KeyKeeper } from "../trpc/claim.ts";

/** It takes customers on, sells them more, or begins something that only a running business needs. */
const REFUSED = null;

const BOOKS = "The last months are billed, collected and corrected after the end.";
const DATA = "What is kept has to be held, corrected, taken along or let go.";
const DESK = "Customers ask after the end as well.";
const NETWORK = "What was ordered of the network has to come to an end.";
const LEAVES = "It lets go of what is there, and takes nothing on.";
const STATEMENTS = "The last statement is accepted or contested after the end.";
const STAFF = "Who may still read and export changes; each sees to its own.";
const SYSTEMS = "Its systems hear of the last months.";

/**
 * Every command of the portal: why it goes on after the operator has ended, or null for what is refused then.
 * A test compares it with the routers.
 */
export const AFTER_THE_END: Readonly<Record<string, string | null>> = {
  ...decided(BOOKS, [
    ...["bill.credit", "bill.drawUpAgain", "bill.rebill", "billingProfile.save", "gateway.save"],
    ...["billRun.abandon", "billRun.finalize", "billRun.prepare"],
    ...["payment.checkCheckout", "payment.openCheckout", "payment.promise"],
    ...["payment.record", "payment.refund", "payment.refundCard"],
    ...["rateCard.discard", "rateCard.draft", "rateCard.import", "rateCard.publish"],
    ...["rateCorrection.approve", "rateCorrection.ask", "rateCorrection.reject"],
    ...["rateCorrection.report", "rateCorrection.withdraw"],
  ]),
  ...decided(DATA, [
    ...["exportPack.ask", "retention.hold", "retention.release", "retention.retire", "retention.setRule"],
    ...["subscriber.changeBuyer", "subscriber.erase", "subscriber.reveal"],
  ]),
  ...decided(DESK, [
    ...["ticket.assign", "ticket.finish", "ticket.link", "ticket.merge", "ticket.note", "ticket.open"],
    ...["ticket.reopen", "ticket.reply", "ticket.retag", "ticket.snooze", "ticket.takeNext"],
    ...["supportProfile.endMacro", "supportProfile.save", "supportProfile.saveMacro"],
    ...["mailbox.save", "mailbox.take", "mailbox.test"],
    ...["alert.acknowledge", "alert.dismiss", "alert.snooze", "alert.tune"],
  ]),
  ...decided(NETWORK, ["network.save", "network.test", "networkOrder.giveUp", "networkOrder.retry"]),
  ...decided(LEAVES, [
    ...["number.release", "number.returnHome", "plan.discard", "plan.retire"],
    ...[
      "porting.request",
      "porting.step",
      "simTransfer.decline",
      "simTransfer.offer",
      "simTransfer.withdraw",
    ],
    ...["subscriber.endAddOn", "subscriber.leavePool", "subscriber.suspend", "subscriber.terminate"],
  ]),
  ...decided(STATEMENTS, ["dispute.reply", "dispute.withdraw", "statement.accept", "statement.contest"]),
  ...decided(STAFF, [
    ...["notification.save", "savedView.delete", "savedView.save", "savedView.share"],
    ...["user.grant", "user.invite", "user.revoke"],
  ]),
  ...decided(SYSTEMS, [
    ...["webhook.add", "webhook.change", "webhook.replay", "webhook.replaySince", "webhook.rotate"],
    ...["webhook.switch", "webhook.test"],
  ]),
  ...decided(REFUSED, [
    ...[
      "number.add",
      "number.reserve",
      "onboarding.supply",
      "rateCard.create",
      "sim.add",
      "simTransfer.take",
    ],
    ...["plan.create", "plan.draft", "plan.move", "plan.publish", "plan.save"],
    ...["subscriber.activate", "subscriber.add", "subscriber.changeNumber", "subscriber.changePlan"],
    ...["subscriber.import", "subscriber.joinPool", "subscriber.resume", "subscriber.swapSim"],
    "subscriber.takeAddOn",
  ]),
};

/** The same claim, which takes no key for what an operator that has ended may not do any more. */
export function heldToTheEnd(claim: Claim, path: string): Claim {
  if (AFTER_THE_END[path] !== REFUSED) return claim;
  return {
    ...claim,
    async take(tx: KeyKeeper) {
      await claim.take(tx);
      // What is refused is the operator's own business: it is done on its tables.
      await refuseEnded(tx as unknown as Pick<OperatorTables, "operator">);
    },
  };
}

function decided(reason: string | null, paths: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(paths.map((path) => [path, reason]));
}
