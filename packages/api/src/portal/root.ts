import { t } from "../trpc/base.ts";
import { accessLogRouter } from "./access-log.ts";
import { alertRouter } from "./alert.ts";
import { auditRouter } from "./audit.ts";
import { billRouter } from "./bill.ts";
import { billRunRouter } from "./bill-run.ts";
import { billingProfileRouter } from "./billing-profile.ts";
import { disputeRouter } from "./dispute.ts";
import { exportPackRouter } from "./export-pack.ts";
import { gatewayRouter } from "./gateway.ts";
import { homeRouter } from "./home.ts";
import { mailboxRouter } from "./mailbox.ts";
import { meRouter } from "./me.ts";
import { networkRouter } from "./network.ts";
import { networkOrderRouter } from "./network-order.ts";
import { notificationRouter } from "./notification.ts";
import { numberRouter } from "./number.ts";
import { onboardingRouter } from "./onboarding.ts";
import { paymentRouter } from "./payment.ts";
import { planRouter } from "./plan.ts";
import { portingRouter } from "./porting.ts";
import { rateCardRouter } from "./rate-card.ts";
import { rateCorrectionRouter } from "./rate-correction.ts";
import { retentionRouter } from "./retention.ts";
import { savedViewRouter } from "./saved-view.ts";
import { searchRouter } from "./search.ts";
import { simRouter } from "./sim.ts";
import { simTransferRouter } from "./sim-transfer.ts";
import { statementRouter } from "./statement.ts";
import { statementLineRouter } from "./statement-line.ts";
import { subscriberRouter } from "./subscriber.ts";
import { supportProfileRouter } from "./support-profile.ts";
import { ticketRouter } from "./ticket.ts";
import { usageRouter } from "./usage.ts";
import { userRouter } from "./user.ts";
import { webhookRouter } from "./webhook.ts";

/** Everything the portal can ask for: one router per noun. */
export const portalRouter = t.router({
  accessLog: accessLogRouter,
  alert: alertRouter,
  audit: auditRouter,
  bill: billRouter,
  billingProfile: billingProfileRouter,
  billRun: billRunRouter,
  dispute: disputeRouter,
  exportPack: exportPackRouter,
  gateway: gatewayRouter,
  home: homeRouter,
  mailbox: mailboxRouter,
  me: meRouter,
  network: networkRouter,
  networkOrder: networkOrderRouter,
  notification: notificationRouter,
  number: numberRouter,
  payment: paymentRouter,
  plan: planRouter,
  porting: portingRouter,
  retention: retentionRouter,
  rateCard: rateCardRouter,
  rateCorrection: rateCorrectionRouter,
  savedView: savedViewRouter,
  search: searchRouter,
  sim: simRouter,
  simTransfer: simTransferRouter,
  statement: statementRouter,
  statementLine: statementLineRouter,
  subscriber: subscriberRouter,
  supportProfile: supportProfileRouter,
  ticket: ticketRouter,
  usage: usageRouter,
  user: userRouter,
  webhook: webhookRouter,
  onboarding: onboardingRouter,
});

export type PortalRouter = typeof portalRouter;
