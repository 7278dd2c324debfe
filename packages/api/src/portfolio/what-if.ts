import { parseExact } from "@tributary/domain/money/exact";
import { parseMicros } from "@tributary/domain/money/micros";
import {
  compareWhatIf,
  type WhatIf,
  type WhatIfComparison,
  type WhatIfOperatorRow,
  type WhatIfPeriod,
} from "@tributary/services/what-if/compare-what-if";
import { listWhatIfOptions } from "@tributary/services/what-if/list-what-if-options";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { agreementId, operatorCode, paging } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const decimal = z
  .string()
  .max(20)
  .regex(/^\d{1,9}(\.\d{1,9})?$/);
const amount = z
  .string()
  .max(20)
  .regex(/^\d{1,9}(\.\d{1,2})?$/);
const lineCode = z.string().min(1).max(60);

/** What other terms would have come to. Nothing of it is stored. */
export const whatIfRouter = t.router({
  options: portfolioCan("settlement:read")
    .input(z.strictObject({ agreementId: agreementId.optional() }))
    .query(async ({ ctx: { db }, input }) => {
      const options = await listWhatIfOptions(db, input.agreementId);
      if (options === null) return null;
      const { agreements, currency, operators, lines } = options;
      return { agreements, agreementId: options.agreementId, currency, operators, lines };
    }),

  compare: portfolioCan("settlement:read")
    .input(
      z.strictObject({
        agreementId,
        operatorIds: z.array(operatorCode).max(500),
        markupBps: z.int().min(0).max(10_000).optional(),
        fixedAmount: amount.optional(),
        perUnit: z.strictObject({ lineCode, fee: decimal }).optional(),
        rates: z.array(z.strictObject({ lineCode, rate: decimal })).max(20),
        page: paging.page,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const { markupBps, fixedAmount, perUnit, rates } = input;
      const compared = await compareWhatIf(db, {
        agreementId: input.agreementId,
        operatorIds: input.operatorIds,
        page: input.page,
        margin: {
          markupBps,
          fixedMicros: fixedAmount === undefined ? undefined : parseMicros(fixedAmount),
          perUnit: perUnit && { lineCode: perUnit.lineCode, fee: parseExact(perUnit.fee) },
        },
        rates: rates.map((change) => ({ lineCode: change.lineCode, rate: parseExact(change.rate) })),
      });
      return compared === null ? null : whatIfDto(compared);
    }),
});

function whatIfDto({ currency, periods, operators, byPeriod, total }: WhatIf) {
  const { rows, page, size } = operators;
  return {
    currency,
    periods,
    operators: { rows: rows.map(operatorDto), page, size, total: operators.total },
    byPeriod: byPeriod.map(periodDto),
    total: comparisonDto(total),
  };
}

function operatorDto({ operatorId, name, byPeriod, total }: WhatIfOperatorRow) {
  return { operatorId, name, byPeriod: byPeriod.map(periodDto), total: comparisonDto(total) };
}

function periodDto({ period, ...row }: WhatIfPeriod) {
  return { period, ...comparisonDto(row) };
}

function comparisonDto({ now, whatIf, delta }: WhatIfComparison) {
  return { now, whatIf, delta };
}
