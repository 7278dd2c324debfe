import { OPERATOR_SORTS, type OperatorRow } from "@tributary/services/overview/operator-page";
import { type Overview, showOverview } from "@tributary/services/overview/show-overview";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { scopeDto } from "./operator-dto.ts";
import { portfolioCan } from "./procedure.ts";
import { retailComparedDto } from "./retail-total-dto.ts";

const input = z.strictObject({
  currency: z.string().length(3).optional(),
  period: z.string().length(7).optional(),
  sort: z.strictObject({ key: z.enum(OPERATOR_SORTS), isDescending: z.boolean() }),
  page: z.int().min(1).max(10_000),
});

/** The whole portfolio at once. */
export const overviewRouter = t.router({
  show: portfolioCan("portfolio:read")
    .input(input)
    .query(async ({ ctx: { usageDoors }, input }) => {
      const overview = await showOverview(usageDoors, { ...input, at: new Date() });
      return overview === null ? null : overviewDto(overview);
    }),
});

function overviewDto(overview: Overview) {
  const { scope, exposure, totals, varianceMicros, isApproved, settled, exceptions, oldExceptions, quality } =
    overview;
  const { months, backlog, worst, overdue, operators, ranking, strips, footing, retail } = overview;
  return {
    scope: scopeDto(scope),
    exposure,
    totals,
    varianceMicros,
    isApproved,
    settled,
    exceptions,
    oldExceptions,
    quality,
    months,
    backlog,
    worst: worst === null ? null : worstDto(worst),
    overdue: overdue === null ? null : overdueDto(overdue),
    operators: { ...pageDto(operators), rows: operators.rows.map(rowDto) },
    ranking: ranking.map(({ operatorId, name, marginBps }) => ({ operatorId, name, marginBps })),
    strips,
    footing,
    retail: retailComparedDto(retail),
  };
}

function worstDto({ agreementId, period, key, cause, deltaMicros, runId }: NonNullable<Overview["worst"]>) {
  return { agreementId, period, key, cause, deltaMicros, runId };
}

function overdueDto({ number, operatorId, period, dueOn }: NonNullable<Overview["overdue"]>) {
  return { number, operatorId, period, dueOn };
}

function pageDto({ total, page, size }: Overview["operators"]) {
  return { total, page, size };
}

function rowDto(row: OperatorRow) {
  const { operatorId, name, status, costMicros, isAccrued, chargeMicros, marginMicros } = row;
  const { marginBps, varianceMicros, trendBps } = row;
  return {
    operatorId,
    name,
    status,
    costMicros,
    isAccrued,
    chargeMicros,
    marginMicros,
    marginBps,
    varianceMicros,
    trendBps,
  };
}
