import { t } from "../trpc/base.ts";
import { agreementRouter } from "./agreement.ts";
import { alertRouter } from "./alert.ts";
import { auditRouter } from "./audit.ts";
import { correctionRouter } from "./correction.ts";
import { dataDeletionRouter } from "./data-deletion.ts";
import { disputeRouter } from "./dispute.ts";
import { insideRouter } from "./inside.ts";
import { ledgerRouter } from "./ledger.ts";
import { meRouter } from "./me.ts";
import { mnoInvoiceRouter } from "./mno-invoice.ts";
import { notificationRouter } from "./notification.ts";
import { offboardingRouter } from "./offboarding.ts";
import { onboardingRouter } from "./onboarding.ts";
import { operatorRouter } from "./operator.ts";
import { operatorAccessRouter } from "./operator-access.ts";
import { operatorDisputeRouter } from "./operator-dispute.ts";
import { operatorTemplateRouter } from "./operator-template.ts";
import { overviewRouter } from "./overview.ts";
import { periodRouter } from "./period.ts";
import { quarantineRouter } from "./quarantine.ts";
import { reconciliationRouter } from "./reconciliation.ts";
import { rehearsalRouter } from "./rehearsal.ts";
import { retailTotalRouter } from "./retail-total.ts";
import { savedViewRouter } from "./saved-view.ts";
import { searchRouter } from "./search.ts";
import { settlementRouter } from "./settlement.ts";
import { simTransferRouter } from "./sim-transfer.ts";
import { statementRouter } from "./statement.ts";
import { supportRouter } from "./support.ts";
import { ticketRouter } from "./ticket.ts";
import { usageFileRouter } from "./usage-file.ts";
import { usageUploadRouter } from "./usage-upload.ts";
import { userRouter } from "./user.ts";
import { webhookRouter } from "./webhook.ts";
import { whatIfRouter } from "./what-if.ts";

/** Everything the console can ask for: one router per noun. */
export const portfolioRouter = t.router({
  agreement: agreementRouter,
  alert: alertRouter,
  audit: auditRouter,
  correction: correctionRouter,
  dispute: disputeRouter,
  inside: insideRouter,
  ledger: ledgerRouter,
  me: meRouter,
  mnoInvoice: mnoInvoiceRouter,
  notification: notificationRouter,
  dataDeletion: dataDeletionRouter,
  offboarding: offboardingRouter,
  operator: operatorRouter,
  operatorAccess: operatorAccessRouter,
  operatorDispute: operatorDisputeRouter,
  overview: overviewRouter,
  period: periodRouter,
  quarantine: quarantineRouter,
  reconciliation: reconciliationRouter,
  rehearsal: rehearsalRouter,
  retailTotal: retailTotalRouter,
  savedView: savedViewRouter,
  search: searchRouter,
  settlement: settlementRouter,
  simTransfer: simTransferRouter,
  statement: statementRouter,
  support: supportRouter,
  ticket: ticketRouter,
  usageFile: usageFileRouter,
  usageUpload: usageUploadRouter,
  user: userRouter,
  webhook: webhookRouter,
  whatIf: whatIfRouter,
  onboarding: onboardingRouter,
  operatorTemplate: operatorTemplateRouter,
});

export type PortfolioRouter = typeof portfolioRouter;
