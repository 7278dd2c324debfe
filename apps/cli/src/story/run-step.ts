import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { parseMicros } from "@tributary/domain/money/micros";
import type { StoryStep } from "@tributary/seed/story";
import { creditDispute } from "@tributary/services/dispute/credit-dispute";
import { raiseDispute } from "@tributary/services/dispute/raise-dispute";
import { acceptInvoice } from "@tributary/services/mno-invoice/accept-invoice";
import { importInvoice } from "@tributary/services/mno-invoice/import-invoice";
import { closePeriod } from "@tributary/services/period/close-period";
import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import { issueRun } from "@tributary/services/settlement/issue-run";
import { ingestFiles } from "@tributary/services/usage-file/ingest-files";
import { answerDispute } from "../month-end/answer-dispute.ts";
import { approveLatest } from "../month-end/approve-latest.ts";
import { disputeExceptions } from "../month-end/dispute-exceptions.ts";
import { findLatestRun } from "../month-end/find-latest-run.ts";
import { settlePeriod } from "../month-end/settle-period.ts";
import { showProgress } from "../output/progress.ts";
import type { Session } from "../session/open-session.ts";
import { type AlertStep, runAlertStep } from "./run-alert-step.ts";
import { runShopStep, type ShopStep } from "./run-shop-step.ts";

type Step<Do extends StoryStep["do"]> = Extract<StoryStep, { readonly do: Do }>;
type RunStep = Exclude<
  StoryStep,
  ShopStep | AlertStep | Step<"ingest" | "import-invoice" | "accept-invoice">
>;

/** Plays one step of a story through the use-cases behind the commands, at the time the story gives. */
export async function runStep(session: Session, folder: string, step: StoryStep): Promise<void> {
  if ("operator" in step) {
    await runShopStep(session, folder, step);
    return;
  }
  const db = session.portfolioDb();
  const at = new Date(step.at);
  switch (step.do) {
    case "look":
    case "tune":
      await runAlertStep(session, step);
      return;
    case "ingest":
      await ingest(session, folder, step);
      return;
    case "import-invoice": {
      const bytes = readFileSync(join(folder, step.file));
      const file = { name: basename(step.file), bytes, receivedAt: at.getTime() };
      await importInvoice(db, { agreementId: step.agreement, file, actor: step.by });
      return;
    }
    case "accept-invoice": {
      const { agreement: agreementId, number, by: actor, reason } = step;
      await acceptInvoice(db, { agreementId, number, actor, reason });
      return;
    }
    default:
      await runPeriodStep(session, step, at);
  }
}

async function ingest(session: Session, folder: string, step: Step<"ingest">): Promise<void> {
  await ingestFiles(session, {
    sourceId: step.source,
    paths: step.files.map((file) => join(folder, file)),
    actor: "loader",
    receivedAt: Date.parse(step.at),
    onProgress: showProgress(),
  });
}

async function runPeriodStep(session: Session, step: RunStep, at: Date): Promise<void> {
  const db = session.portfolioDb();
  const { by: actor, period } = step;
  const run = { agreementId: step.agreement, period, actor };
  switch (step.do) {
    case "settle":
      await settlePeriod(db, run);
      return;
    case "dispute": {
      const { reason, lines } = step;
      const { number } = await disputeExceptions(db, { ...run, reason, lines });
      await raiseDispute(db, { number, actor, note: reason, at });
      return;
    }
    case "draft-dispute":
      await disputeExceptions(db, { ...run, reason: step.reason, lines: step.lines });
      return;
    case "raise-dispute":
      await raiseDispute(db, { number: step.number, actor, note: step.note, at });
      return;
    case "waive": {
      const filter = { keys: step.lines };
      await decideExceptions(db, { ...run, decision: "waive", reason: step.reason, filter });
      return;
    }
    case "approve":
      await approveLatest(db, { ...run, hash: (await findLatestRun(db, run)).hash });
      return;
    case "issue":
      await issueRun(db, { runId: (await findLatestRun(db, run)).id, actor, issuedAt: at });
      return;
    case "close":
      await closePeriod(session, run);
      return;
    case "answer-dispute":
      await answerAndCredit(db, step, at);
  }
}

async function answerAndCredit(db: PortfolioDb, step: Step<"answer-dispute">, at: Date): Promise<void> {
  const { number, by: actor, note } = step;
  const answers = step.credited.map(({ line, amount }) => ({
    key: line,
    creditedMicros: parseMicros(amount),
  }));
  const { creditedMicros } = await answerDispute(db, { number, actor, note, at, answers });
  if (creditedMicros > 0n) await creditDispute(db, { number, actor, note, at, amountMicros: creditedMicros });
}
