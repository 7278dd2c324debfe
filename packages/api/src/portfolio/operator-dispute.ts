import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { answerOperatorDispute } from "@tributary/services/operator-dispute/answer-operator-dispute";
import { exportOperatorDisputes } from "@tributary/services/operator-dispute/export-operator-disputes";
import { linkOperatorDispute } from "@tributary/services/operator-dispute/link-operator-dispute";
import {
  listOperatorDisputes,
  OPERATOR_DISPUTE_SORTS,
} from "@tributary/services/operator-dispute/list-operator-disputes";
import { replyOperatorDispute } from "@tributary/services/operator-dispute/reply-operator-dispute";
import { reviewOperatorDispute } from "@tributary/services/operator-dispute/review-operator-dispute";
import { showOperatorDispute } from "@tributary/services/operator-dispute/show-operator-dispute";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { filterNamesDto } from "./filter-names-dto.ts";
import {
  agreementId,
  credit,
  note,
  operatorCode,
  paging,
  period,
  reference,
  search,
  tableForm,
} from "./inputs.ts";
import { operatorDisputeDto, operatorDisputeRowDto } from "./operator-dispute-dto.ts";
import { portfolioCan } from "./procedure.ts";

const STATUSES = [
  "open",
  "in_review",
  "accepted",
  "partly_accepted",
  "rejected",
  "withdrawn",
] as const satisfies readonly OperatorDisputeStatus[];

const filter = {
  statuses: z.array(z.enum(STATUSES)).max(STATUSES.length).optional(),
  operatorId: operatorCode.optional(),
  agreementId: agreementId.optional(),
  period: period.optional(),
  search: search.optional(),
  sort: z.enum(OPERATOR_DISPUTE_SORTS).default("age"),
  isDescending: z.boolean().default(true),
};
const name = { operatorId: operatorCode, number: reference };

/** What operators contest of their statements, and the MVNA's answers. Only an approver gives money back. */
export const operatorDisputeRouter = t.router({
  list: portfolioCan("operator-dispute:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [list, names] = await Promise.all([
        listOperatorDisputes(db, { ...input, at: new Date() }),
        listFilterNames(db),
      ]);
      return {
        rows: list.rows.map(operatorDisputeRowDto),
        total: list.total,
        sums: list.sums.map(({ currency, contestedMicros, creditedMicros }) => {
          return { currency, contestedMicros, creditedMicros };
        }),
        unanswered: { count: list.unanswered.count, oldestAt: list.unanswered.oldestAt },
        ...filterNamesDto(names),
      };
    }),

  export: portfolioCan("statement:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportOperatorDisputes(db, { ...input, at: new Date() })),
    ),

  show: portfolioCan("operator-dispute:read")
    .input(z.strictObject(name))
    .query(async ({ ctx: { db }, input }) => operatorDisputeDto(await showOperatorDispute(db, input))),

  review: portfolioCan("operator-dispute:write")
    .input(command({ ...name, note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, number, note: said } = input;
      await reviewOperatorDispute(db, { operatorId, number, note: said, actor: principal.email });
    }),

  reply: portfolioCan("operator-dispute:write")
    .input(command({ ...name, note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, number, note: said } = input;
      await replyOperatorDispute(db, { operatorId, number, note: said, actor: principal.email });
    }),

  /** Rejects every line. */
  reject: portfolioCan("operator-dispute:write")
    .input(command({ ...name, reason: note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, number, reason } = input;
      const request = { operatorId, number, reason, answers: [], actor: principal.email, canCredit: false };
      const { status } = await answerOperatorDispute(db, request);
      return { status };
    }),

  answer: portfolioCan("operator-dispute:approve", { needsStepUp: true })
    .input(
      command({
        ...name,
        answers: z
          .array(z.strictObject({ lineNumber: z.int().min(1).max(100_000), creditedMicros: credit }))
          .max(500),
        reason: note,
      }),
    )
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, number, answers, reason } = input;
      const request = { operatorId, number, reason, answers, actor: principal.email, canCredit: true };
      const { status, creditedMicros } = await answerOperatorDispute(db, request);
      return { status, creditedMicros };
    }),

  link: portfolioCan("operator-dispute:write")
    .input(command({ ...name, disputeNumber: reference }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, number, disputeNumber } = input;
      await linkOperatorDispute(db, { operatorId, number, disputeNumber, actor: principal.email });
    }),
});
