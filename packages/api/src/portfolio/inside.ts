import { listMaskedRecords } from "@tributary/services/cdr/list-masked-records";
import { exportStatement } from "@tributary/services/statement/export-statement";
import { listOwnStatements } from "@tributary/services/statement/list-own-statements";
import { showUsageMonth } from "@tributary/services/usage/show-month";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { enteredCan } from "./entered.ts";
import { operatorCode, paging, period } from "./inputs.ts";

const within = { operatorId: operatorCode };
const PAGE_SIZE = 25;

/** What is seen within one operator that was entered: what the operator sees itself, read-only and masked. */
export const insideRouter = t.router({
  statements: enteredCan("cdr:read-masked")
    .input(z.strictObject({ ...within, page: paging.page }))
    .query(async ({ ctx: { entered }, input: { page } }) => {
      const request = { at: new Date(), order: "-period", page, pageSize: PAGE_SIZE } as const;
      const { rows, total } = await listOwnStatements(entered, request);
      return {
        total,
        pageSize: PAGE_SIZE,
        rows: rows.map(({ number, version, period, currency, netMicros, grossMicros, dueOn, payment }) => {
          return { number, version, period, currency, netMicros, grossMicros, dueOn, payment };
        }),
      };
    }),

  statement: enteredCan("cdr:read-masked")
    .input(z.strictObject({ ...within, number: z.string().min(1).max(120) }))
    .query(async ({ ctx: { entered }, input: { number } }) => {
      const { document } = await exportStatement(entered.shared, { number });
      const { version, currency, netMicros, taxMicros, grossMicros, lines } = document;
      return {
        number: document.number,
        version,
        period: document.period,
        currency,
        netMicros,
        taxMicros,
        grossMicros,
        lines: lines.map(({ code, description, quantity, unit, originPeriod, amountMicros }) => {
          return { code, description, quantity, unit, originPeriod, amountMicros };
        }),
      };
    }),

  usage: enteredCan("cdr:read-masked")
    .input(z.strictObject({ ...within, month: period.optional() }))
    .query(async ({ ctx: { entered }, input: { month } }) => {
      const shown = await showUsageMonth(entered, { month, at: new Date() });
      return {
        month: shown.month,
        months: shown.months,
        zones: shown.zones,
        services: shown.services.map(({ service }) => service),
        days: shown.days.map(({ day, cells }) => ({
          day,
          cells: cells.map(({ records, durationSeconds, volumeBytes }) => {
            return { records, durationSeconds, volumeBytes };
          }),
        })),
      };
    }),

  records: enteredCan("cdr:read-masked")
    .input(
      z.strictObject({
        ...within,
        period,
        service: z.string().max(20).optional(),
        after: z.strictObject({ occurredAt: z.date(), key: z.bigint() }).optional(),
      }),
    )
    .query(async ({ ctx: { entered }, input }) => {
      const { rows, next } = await listMaskedRecords(entered, input);
      return { next, rows: rows.map(recordDto) };
    }),
});

function recordDto(record: Awaited<ReturnType<typeof listMaskedRecords>>["rows"][number]) {
  const { occurredAt, service, direction, zone, visitedPlmn, lineCode } = record;
  const { msisdn, imsi, otherParty, durationSeconds, volumeBytes } = record;
  return {
    occurredAt,
    service,
    direction,
    zone,
    visitedPlmn,
    lineCode,
    msisdn,
    imsi,
    otherParty,
    durationSeconds,
    volumeBytes,
  };
}
