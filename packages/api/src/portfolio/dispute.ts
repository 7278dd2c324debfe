import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { advanceDispute } from "@tributary/services/dispute/advance-dispute";
import { creditDispute } from "@tributary/services/dispute/credit-dispute";
import { exportDisputes } from "@tributary/services/dispute/export-disputes";
import { exportEvidence } from "@tributary/services/dispute/export-evidence";
import { listDisputable } from "@tributary/services/dispute/list-disputable";
import { DISPUTE_SORTS, listDisputes } from "@tributary/services/dispute/list-disputes";
import { openDisputes } from "@tributary/services/dispute/open-disputes";
import { previewOutcome } from "@tributary/services/dispute/preview-outcome";
import { raiseDispute } from "@tributary/services/dispute/raise-dispute";
import { recordOutcome } from "@tributary/services/dispute/record-outcome";
import { showDispute } from "@tributary/services/dispute/show-dispute";
import { withdrawDispute } from "@tributary/services/dispute/withdraw-dispute";
import { ZIP } from "@tributary/services/document/exported-file";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { processIssuer } from "@tributary/services/process/issuer";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { disputeDto, disputeRowDto, outcomeDto } from "./dispute-dto.ts";
import { fileDto } from "./file-dto.ts";
import { filterNamesDto } from "./filter-names-dto.ts";
import {
  agreementId,
  credit,
  note,
  ofPeriod,
  paging,
  period,
  reference,
  search,
  tableForm,
} from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const STATUSES = [
  "draft",
  "raised",
  "acknowledged",
  "under_review",
  "accepted",
  "partly_accepted",
  "rejected",
  "credited",
  "closed",
  "withdrawn",
] as const satisfies readonly DisputeStatus[];

const filter = {
  statuses: z.array(z.enum(STATUSES)).max(STATUSES.length).optional(),
  agreementId: agreementId.optional(),
  period: period.optional(),
  search: search.optional(),
  /** Drafts whose notice has to go out within days, or is late. */
  isClosing: z.boolean().optional(),
  sort: z.enum(DISPUTE_SORTS).default("deadline"),
  isDescending: z.boolean().default(false),
};
const step = { number: reference, note };
const answers = z.array(z.strictObject({ key: z.string().min(1).max(120), creditedMicros: credit })).max(500);
const outcome = { number: reference, answers, creditPeriod: period.optional() };

/**
 * Claims against the MNOs, from draft to credit note. Who drafts and advances does not send, credit or give
 * up.
 */
export const disputeRouter = t.router({
  list: portfolioCan("dispute:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [list, disputable, names] = await Promise.all([
        listDisputes(db, { ...input, at: new Date() }),
        listDisputable(db),
        listFilterNames(db),
      ]);
      return {
        rows: list.rows.map(disputeRowDto),
        total: list.total,
        sums: list.sums.map((sum) => ({
          currency: sum.currency,
          grossDisputedMicros: sum.grossDisputedMicros,
          netRecoverableMicros: sum.netRecoverableMicros,
          creditedMicros: sum.creditedMicros,
          rejectedMicros: sum.rejectedMicros,
        })),
        disputable: disputable.map((month) => ({
          agreementId: month.agreementId,
          period: month.period,
          exceptions: month.exceptions,
          grossMicros: month.grossMicros,
          currency: month.currency,
        })),
        ...filterNamesDto(names),
      };
    }),

  export: portfolioCan("statement:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportDisputes(db, { ...input, at: new Date() }))),

  show: portfolioCan("dispute:read")
    .input(z.strictObject({ number: reference }))
    .query(async ({ ctx: { db }, input }) => disputeDto(await showDispute(db, { ...input, at: new Date() }))),

  evidence: portfolioCan("dispute:read", { isExport: true })
    .input(z.strictObject({ number: reference }))
    .query(async ({ ctx: { db }, input: { number } }) => {
      const file = await exportEvidence(db, { number, issuer: processIssuer() });
      return fileDto({ ...file, contentType: ZIP });
    }),

  open: portfolioCan("dispute:write")
    .input(command(ofPeriod))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { agreementId: agreement, period: month } = input;
      const request = { agreementId: agreement, period: month, actor: principal.email };
      const { number } = await openDisputes(db, request);
      return { number };
    }),

  raise: portfolioCan("dispute:approve", { needsStepUp: true })
    .input(command({ ...step, overrideReason: note.optional() }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: said, overrideReason } = input;
      const request = { number, note: said, actor: principal.email };
      const { withheldMicros } = await raiseDispute(
        db,
        overrideReason === undefined ? request : { ...request, overrideReason },
      );
      return { withheldMicros };
    }),

  advance: portfolioCan("dispute:write")
    .input(command({ ...step, to: z.enum(["acknowledged", "under_review", "closed"]) }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: said, to } = input;
      await advanceDispute(db, { number, note: said, to, actor: principal.email });
    }),

  previewOutcome: portfolioCan("dispute:read")
    .input(z.strictObject(outcome))
    .query(async ({ ctx: { db }, input }) => outcomeDto(await previewOutcome(db, input))),

  recordOutcome: portfolioCan("dispute:write", { needsStepUp: true })
    .input(command({ ...outcome, note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, answers: answered, creditPeriod, note: said } = input;
      const request = { number, answers: answered, note: said, actor: principal.email };
      return outcomeDto(
        await recordOutcome(db, creditPeriod === undefined ? request : { ...request, creditPeriod }),
      );
    }),

  credit: portfolioCan("dispute:approve", { needsStepUp: true })
    .input(command({ ...step, amountMicros: credit }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: said, amountMicros } = input;
      const request = { number, note: said, amountMicros, actor: principal.email };
      const { excessMicros } = await creditDispute(db, request);
      return { excessMicros };
    }),

  withdraw: portfolioCan("dispute:approve", { needsStepUp: true })
    .input(command(step))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: said } = input;
      await withdrawDispute(db, { number, note: said, actor: principal.email });
    }),
});
