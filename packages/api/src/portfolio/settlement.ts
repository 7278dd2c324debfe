import { PERIOD_STATUSES } from "@tributary/domain/settlement/period-status";
import { allocationMatrix } from "@tributary/services/settlement/allocation-matrix";
import { approveReviewed } from "@tributary/services/settlement/approve-reviewed";
import { checkRun, readChecks } from "@tributary/services/settlement/check-run";
import { compareVersions } from "@tributary/services/settlement/compare-versions";
import { exportAllocation } from "@tributary/services/settlement/export-allocation";
import { issueRun } from "@tributary/services/settlement/issue-run";
import { listPeriods, PERIOD_SORTS } from "@tributary/services/settlement/list-periods";
import { listRunAudit } from "@tributary/services/settlement/list-run-audit";
import { listRunLines } from "@tributary/services/settlement/list-run-lines";
import { listRunStatements } from "@tributary/services/settlement/list-run-statements";
import { prepareInBackground } from "@tributary/services/settlement/prepare-in-background";
import { requestApproval } from "@tributary/services/settlement/request-approval";
import { readProgress } from "@tributary/services/settlement/run-progress";
import { showRun } from "@tributary/services/settlement/show-run";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { logFault } from "../trpc/log.ts";
import { fileDto } from "./file-dto.ts";
import { agreementId, ofPeriod, operatorCode, paging, period, reason, tableForm } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import {
  checksDto,
  matrixDto,
  periodDto,
  progressDto,
  runDto,
  runLineDto,
  runStatementDto,
} from "./settlement-dto.ts";

const runId = z.uuid();
const version = z.int().min(1).max(10_000);
const hash = z.string().length(64);
const matrixFilter = {
  search: z.string().max(60).default(""),
  sort: z.enum(["amount", "name"]).default("amount"),
};

/** The settlement of each agreement's month: from what is there to what is issued. */
export const settlementRouter = t.router({
  list: portfolioCan("settlement:read")
    .input(
      z.strictObject({
        agreementId: agreementId.optional(),
        period: period.optional(),
        status: z.enum(PERIOD_STATUSES).optional(),
        sort: z.enum(PERIOD_SORTS).default("period"),
        isDescending: z.boolean().default(true),
        ...paging,
      }),
    )
    .query(async ({ ctx, input }) => {
      const list = await listPeriods(ctx.db, { ...input, at: new Date() });
      return {
        rows: list.rows.map(periodDto),
        total: list.total,
        statuses: [...list.statuses].map(([status, count]) => ({ status, count })),
        agreements: list.agreements.map(({ id, name }) => ({ id, name })),
        periods: [...list.periods],
      };
    }),

  /** One month with one version of its run; the latest when none is named. */
  run: portfolioCan("settlement:read")
    .input(z.strictObject({ ...ofPeriod, version: version.optional() }))
    .query(async ({ ctx, input }) => runDto(await showRun(ctx.db, { ...input, at: new Date() }))),

  progress: portfolioCan("settlement:read")
    .input(z.strictObject(ofPeriod))
    .query(async ({ ctx, input }) => {
      const progress = await readProgress(ctx.db, { ...input, at: new Date() });
      return progress === null ? null : progressDto(progress);
    }),

  matrix: portfolioCan("settlement:read")
    .input(z.strictObject({ runId, ...matrixFilter, ...paging }))
    .query(async ({ ctx, input }) => matrixDto(await allocationMatrix(ctx.db, input))),

  exportMatrix: portfolioCan("statement:export", { isExport: true })
    .input(z.strictObject({ runId, ...matrixFilter, form: tableForm }))
    .query(async ({ ctx, input }) => fileDto(await exportAllocation(ctx.db, input))),

  /** The posted lines behind one amount of the matrix; no operator: what stays with the MVNA. */
  lines: portfolioCan("settlement:read")
    .input(
      z.strictObject({
        runId,
        operatorId: operatorCode.nullable(),
        group: z.union([
          z.strictObject({ lineCode: z.string().max(60) }),
          z.strictObject({ kind: z.enum(["margin", "adjustments"]) }),
        ]),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { operatorName, totalMicros, lines } = await listRunLines(
        ctx.db,
        input.runId,
        input.operatorId,
        input.group,
      );
      return { operatorName, totalMicros, lines: lines.map(runLineDto) };
    }),

  statements: portfolioCan("settlement:read")
    .input(z.strictObject({ runId, ...paging }))
    .query(async ({ ctx, input }) => {
      const { currency, zone, taxBps, rows, total, sum } = await listRunStatements(ctx.db, input);
      const { costMicros, marginMicros, adjustmentsMicros, netMicros, taxMicros, grossMicros } = sum;
      return {
        currency,
        zone,
        taxBps,
        rows: rows.map(runStatementDto),
        total,
        sum: { costMicros, marginMicros, adjustmentsMicros, netMicros, taxMicros, grossMicros },
      };
    }),

  audit: portfolioCan("settlement:read")
    .input(
      z.strictObject({
        ...ofPeriod,
        before: z.bigint().optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { rows, hasMore } = await listRunAudit(ctx.db, input);
      return {
        rows: rows.map((row) => ({
          id: row.id,
          occurredAt: row.occurredAt,
          actor: row.actor,
          action: row.action,
          version: row.version,
          reason: row.reason,
          count: row.count,
          totalMicros: row.totalMicros,
          app: row.app,
        })),
        hasMore,
      };
    }),

  /** What the identities said when the run was issued. */
  checks: portfolioCan("settlement:read")
    .input(z.strictObject({ runId }))
    .query(async ({ ctx, input }) => {
      const checked = await readChecks(ctx.db, input.runId);
      return checked === null ? null : checksDto(checked);
    }),

  /** Checks them now, on the rows as they are stored. */
  check: portfolioCan("settlement:read")
    .input(z.strictObject({ runId }))
    .query(async ({ ctx, input }) => checksDto(await checkRun(ctx.db, input.runId))),

  compare: portfolioCan("settlement:read")
    .input(z.strictObject({ ...ofPeriod, before: version, after: version }))
    .query(async ({ ctx, input }) => {
      const { before, after, operators, operatorCount, changes, changeCount } = await compareVersions(
        ctx.db,
        input,
      );
      return {
        before,
        after,
        operators: operators.map(({ operatorId, name, beforeMicros, afterMicros }) => ({
          operatorId,
          name,
          beforeMicros,
          afterMicros,
          moveMicros: afterMicros - beforeMicros,
        })),
        operatorCount,
        changes: changes.map((change) => ({
          field: change.field,
          before: change.before,
          after: change.after,
        })),
        changeCount,
      };
    }),

  /** Starts the work and answers; how far it is, and how it ended, is its progress. */
  prepare: portfolioCan("settlement:write")
    .input(
      command({
        ...ofPeriod,
        acceptUnattributed: z
          .array(z.strictObject({ key: z.string().max(80), reason }))
          .max(200)
          .default([]),
      }),
    )
    .mutation(async ({ ctx: { db, principal, requestId }, input }) => {
      const { startedAt, done } = await prepareInBackground(db, {
        agreementId: input.agreementId,
        period: input.period,
        acceptUnattributed: input.acceptUnattributed,
        actor: principal.email,
        onFault: (cause) =>
          logFault(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), "settlement.prepare", requestId),
      });
      void done;
      return { startedAt };
    }),

  requestApproval: portfolioCan("settlement:write")
    .input(command({ runId }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const requested = await requestApproval(db, { runId: input.runId, actor: principal.email });
      return { hash: requested.hash };
    }),

  /** Approves exactly what was reviewed, which its hash says. */
  approve: portfolioCan("settlement:approve", { needsStepUp: true })
    .input(command({ ...ofPeriod, hash }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const approved = await approveReviewed(db, {
        agreementId: input.agreementId,
        period: input.period,
        hash: input.hash,
        actor: principal.email,
      });
      return { version: approved.version };
    }),

  /** Whoever writes statements issues what somebody else approved. */
  issue: portfolioCan("statement:write", { needsStepUp: true })
    .input(command({ runId }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const issued = await issueRun(db, { runId: input.runId, actor: principal.email });
      return { version: issued.version, statements: issued.statements.length };
    }),
});
