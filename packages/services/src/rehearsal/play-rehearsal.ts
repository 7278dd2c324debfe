import type { Sandbox } from "@tributary/db/doors/sandbox";
import { DomainError } from "@tributary/domain/error";
import type {
  RehearsalReport,
  RehearsalStage,
  RehearsalStep,
  RehearsedAgreement,
  RehearsedBill,
} from "@tributary/domain/rehearsal/types";
import type { IdentityReport } from "@tributary/domain/settlement/identities";
import { verify } from "../verify/verify.ts";
import { copyConfiguration } from "./copy-configuration.ts";
import type { RetailConfiguration, WholesaleConfiguration } from "./load-configuration.ts";
import { playInvoice } from "./play-invoice.ts";
import { playRetail } from "./play-retail.ts";
import { playSettlement } from "./play-settlement.ts";
import { playUsage } from "./play-usage.ts";
import { type PlannedAgreement, planRehearsal, type RehearsalPlan } from "./rehearsal-plan.ts";

export interface RehearsalToPlay {
  readonly sandbox: Sandbox;
  readonly wholesale: WholesaleConfiguration;
  readonly retail: RetailConfiguration;
  readonly now: Date;
  /** Told before each step; whoever hears it may stop the work by throwing. */
  readonly onStage: (stage: RehearsalStage) => Promise<void>;
}

/** What the steps leave for one another, and for the report. */
interface Played {
  readonly steps: RehearsalStep[];
  readonly agreements: Map<string, RehearsedAgreement>;
  bills: readonly RehearsedBill[];
  identities: IdentityReport | null;
}

type Done = Pick<RehearsalStep, "counts"> & Partial<Pick<RehearsalStep, "status" | "message">>;

/**
 * Plays a month of an operator in a sandbox, from usage to its statement, by the services that do so for
 * everybody. What a service refuses ends the rehearsal and stands in the report.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID` for a configuration that nothing can be
 *         planned on.
 */
export async function playRehearsal(work: RehearsalToPlay): Promise<RehearsalReport> {
  const { wholesale, retail, now } = work;
  const plan = planRehearsal(wholesale, retail, now);
  const agreements = new Map(plan.agreements.map((each) => [each.agreement.id, notPlayed(each)]));
  const played: Played = { steps: [], agreements, bills: [], identities: null };
  const stages: readonly (readonly [RehearsalStage, () => Promise<Done>])[] = [
    ["copy", () => copy(work, plan)],
    ["usage", async () => ({ counts: await playUsage(work.sandbox, plan.agreements) })],
    ["retail", () => retailOf(work, plan, played)],
    ["invoice", () => invoices(work, plan, played)],
    ["settlement", () => settlements(work, plan, played)],
    ["identities", () => identities(work, played)],
  ];
  for (const [stage, play] of stages) {
    await work.onStage(stage);
    const step = await stepOf(stage, play);
    played.steps.push(step);
    // What subscribers pay is no part of what the network is paid: the month goes on without it.
    if (step.status === "failed" && stage !== "retail") break;
  }
  const { steps, bills } = played;
  const notes = notesOf(wholesale, plan);
  return {
    ...{ period: plan.label, steps, bills, notes, identities: played.identities },
    agreements: [...agreements.values()],
  };
}

async function stepOf(stage: RehearsalStage, play: () => Promise<Done>): Promise<RehearsalStep> {
  try {
    const { counts, status = "passed", message = null } = await play();
    return { stage, status, counts, message };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { stage, status: "failed", counts: {}, message: error.message };
  }
}

async function copy({ sandbox, wholesale, retail }: RehearsalToPlay, plan: RehearsalPlan): Promise<Done> {
  await copyConfiguration(sandbox, wholesale, retail, plan);
  const sims = plan.agreements.reduce((sum, each) => sum + each.sims.subscribers.length + 1, 0);
  const { rateCardVersions, planVersions } = retail;
  const counts = {
    ...{ agreements: plan.agreements.length, margins: wholesale.margins.length, sims },
    ...{ rateCards: rateCardVersions.length, plans: planVersions.length },
  };
  return { counts };
}

async function retailOf(
  { sandbox, wholesale }: RehearsalToPlay,
  plan: RehearsalPlan,
  played: Played,
): Promise<Done> {
  if (plan.plans.length === 0) {
    const message = "No plan is published: nobody can be billed.";
    return { counts: {}, status: "left-out", message };
  }
  const { counts, bills, fault } = await playRetail(sandbox.operatorDb(wholesale.operator.id), plan);
  played.bills = bills;
  return { counts, status: fault === null ? "passed" : "failed", message: fault };
}

async function invoices(
  { sandbox, wholesale }: RehearsalToPlay,
  plan: RehearsalPlan,
  { agreements }: Played,
): Promise<Done> {
  const counts = { invoices: 0, lines: 0, flagged: 0 };
  for (const planned of plan.agreements) {
    const play = { planned, operatorId: wholesale.operator.id, at: plan.playAt };
    const { invoice, differences } = await playInvoice(sandbox.portfolioDb(), play);
    agreements.set(planned.agreement.id, { ...notPlayed(planned), invoice, differences });
    counts.invoices += 1;
    counts.lines += invoice.lines.length;
    counts.flagged += differences.length;
  }
  return { counts };
}

async function settlements(
  { sandbox, wholesale }: RehearsalToPlay,
  plan: RehearsalPlan,
  { agreements }: Played,
): Promise<Done> {
  const counts = { runs: 0, statements: 0, lines: 0 };
  const operatorId = wholesale.operator.id;
  for (const planned of plan.agreements) {
    const so = agreements.get(planned.agreement.id) ?? notPlayed(planned);
    const play = { planned, operatorId, isDisputed: so.differences.length > 0, at: plan.playAt };
    const statement = await playSettlement(sandbox.portfolioDb(), play);
    agreements.set(planned.agreement.id, { ...so, statement });
    counts.runs += 1;
    counts.statements += statement === null ? 0 : 1;
    counts.lines += statement?.lines.length ?? 0;
  }
  return { counts };
}

async function identities({ sandbox }: RehearsalToPlay, played: Played): Promise<Done> {
  const report = await verify(sandbox.portfolioDb());
  played.identities = report;
  const broken = Object.entries(report).filter(([, { holds }]) => !holds);
  const counts = { held: Object.keys(report).length - broken.length, broken: broken.length };
  const [first] = broken;
  if (first === undefined) return { counts };
  return { counts, status: "failed", message: `${first[0]}: ${first[1].evidence}` };
}

function notPlayed({ agreement, records }: PlannedAgreement): RehearsedAgreement {
  const { id: agreementId, name, currency } = agreement;
  const nothing = { invoice: null, differences: [], statement: null };
  return { agreementId, name, currency, records: records.length, ...nothing };
}

/** What a reader of the figures has to know: an operator alone bears more than it will among others. */
function notesOf({ agreements, operator }: WholesaleConfiguration, plan: RehearsalPlan): string[] {
  const shared = agreements.filter(({ versions }) =>
    versions.some(({ terms }) => terms.lines.some(({ kind }) => kind === "flat" || kind === "commitment")),
  );
  const changed = agreements.flatMap(({ id, changedLines }) =>
    changedLines.map((line) => `${line} of ${id}`),
  );
  const unfound = new Set(
    plan.agreements.flatMap(({ records }) =>
      records.filter(({ isZoneFound }) => !isZoneFound).map(({ zone }) => zone),
    ),
  );
  return [
    ...(shared.length === 0
      ? []
      : [`Fees and commitments that operators share fall on ${operator.name} alone here.`]),
    ...(changed.length === 0
      ? []
      : [`What other operators bear of ${changed.join(", ")} stays with the MVNA.`]),
    ...(unfound.size === 0
      ? []
      : [
          "No network or number of the agreement leads to these zones, so only a source can name them: " +
            `${[...unfound].join(", ")}.`,
        ]),
  ];
}
