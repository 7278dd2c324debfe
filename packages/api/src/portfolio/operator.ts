import { portfolioPermits } from "@tributary/domain/user/permissions";
import { findOperators, OPERATOR_LIST_SORTS } from "@tributary/services/operator/find-operators";
import { listOperatorStatements } from "@tributary/services/operator/list-operator-statements";
import { showMarginBridge } from "@tributary/services/operator/show-margin-bridge";
import { showOperator } from "@tributary/services/operator/show-operator";
import { showOperatorUsage } from "@tributary/services/operator/show-operator-usage";
import { showTerms } from "@tributary/services/operator/show-terms";
import { resumeOperator, suspendOperator } from "@tributary/services/operator/suspend-operator";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { operatorCode, paging, period, reason } from "./inputs.ts";
import { bridgeDto, listedDto, scopeDto, standingDto, usageDto } from "./operator-dto.ts";
import { portfolioCan } from "./procedure.ts";

const scope = { currency: z.string().length(3).optional(), period: period.optional() };
const own = z.strictObject({ operatorId: operatorCode, ...scope });
const one = z.strictObject({ operatorId: operatorCode });

/** The operators of the portfolio, each as the MVNA sees it: sums and terms, no record of any. */
export const operatorRouter = t.router({
  list: portfolioCan("operator:read")
    .input(
      z.strictObject({
        ...scope,
        search: z.string().max(80).optional(),
        status: z.enum(["onboarding", "live", "suspended", "terminated"]).optional(),
        sort: z.strictObject({ key: z.enum(OPERATOR_LIST_SORTS), isDescending: z.boolean() }),
        page: paging.page,
      }),
    )
    .query(async ({ ctx: { db, principal }, input }) => {
      const hasFigures = portfolioPermits(principal.bindings, "portfolio:read");
      const found = await findOperators(db, { ...input, hasFigures, at: new Date() });
      const { rows, total, page, size } = found.operators;
      return {
        scope: found.scope === null ? null : scopeDto(found.scope),
        hasFigures,
        operators: { rows: rows.map(listedDto), total, page, size },
      };
    }),

  show: portfolioCan("operator:read")
    .input(one)
    .query(async ({ ctx: { db }, input }) => {
      const profile = await showOperator(db, input.operatorId);
      const { operatorId, name, status, country, currency, liveFrom, liveUntil, agreements } = profile;
      return { operatorId, name, status, country, currency, liveFrom, liveUntil, agreements };
    }),

  suspend: portfolioCan("operator:approve", { needsStepUp: true })
    .input(command({ operatorId: operatorCode, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      suspendOperator(db, {
        ...{ operatorId: input.operatorId, reason: input.reason },
        ...{ actor: principal.email, at: new Date() },
      }),
    ),

  resume: portfolioCan("operator:approve", { needsStepUp: true })
    .input(command({ operatorId: operatorCode, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      resumeOperator(db, {
        ...{ operatorId: input.operatorId, reason: input.reason },
        ...{ actor: principal.email, at: new Date() },
      }),
    ),

  summary: portfolioCan("margin:read")
    .input(own)
    .query(async ({ ctx: { db }, input }) => {
      const bridge = await showMarginBridge(db, { ...input, at: new Date() });
      return bridge === null ? null : bridgeDto(bridge);
    }),

  usage: portfolioCan("portfolio:read")
    .input(own)
    .query(async ({ ctx: { db }, input }) => {
      const usage = await showOperatorUsage(db, { ...input, at: new Date() });
      return usage === null ? null : usageDto(usage);
    }),

  terms: portfolioCan("margin:read")
    .input(one)
    .query(async ({ ctx: { db }, input }) => {
      const agreements = await showTerms(db, input.operatorId);
      return agreements.map(({ agreementId, name, mnoName, currency, zone, margin, wholesale }) => {
        return { agreementId, name, mnoName, currency, zone, margin, wholesale };
      });
    }),

  statements: portfolioCan("statement:read")
    .input(one)
    .query(async ({ ctx: { db }, input }) => {
      const statements = await listOperatorStatements(db, { ...input, at: new Date() });
      return statements.map(standingDto);
    }),
});
