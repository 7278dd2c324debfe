import { maskIdentifier } from "@tributary/services/cdr/mask-identifier";
import { exportLineRecords } from "@tributary/services/statement/export-line-records";
import type { ChargedLine } from "@tributary/services/statement/find-charged-line";
import { findOwnStatement } from "@tributary/services/statement/find-own-statement";
import {
  type LineDay,
  type LineRecord,
  lineRecords,
  lineUsageByDay,
} from "@tributary/services/statement/line-usage";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, reference, version } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const line = { number: reference, version: version.optional(), lineNumber: z.int().min(1).max(100_000) };
const day = z.iso.date();

/** What stands behind one line of a statement: its days, and the records of a day, each with its share. */
export const statementLineRouter = t.router({
  days: portalCan("cdr:read")
    .input(z.strictObject(line))
    .query(async ({ ctx: { db }, input }) => {
      const { id: statementId, ...found } = await findOwnStatement(db.shared, input);
      const shown = await lineUsageByDay(db, { statementId, lineNumber: input.lineNumber });
      const about = { version: found.version, line: lineDto(shown.line) };
      return shown.kind === "usage"
        ? { ...about, kind: shown.kind, days: shown.days.map(dayDto) }
        : { ...about, kind: shown.kind, text: shown.text };
    }),

  records: portalCan("cdr:read")
    .input(
      z.strictObject({
        ...line,
        day,
        cursor: z.string().max(40).optional(),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const { id: statementId, ...found } = await findOwnStatement(db.shared, input);
      const { lineNumber, cursor, limit } = input;
      const shown = await lineRecords(db, { statementId, lineNumber, day: input.day, cursor, limit });
      const about = { version: found.version, line: lineDto(shown.line) };
      return shown.kind === "usage"
        ? { ...about, kind: shown.kind, records: shown.records.map(recordDto), nextCursor: shown.nextCursor }
        : { ...about, kind: shown.kind, text: shown.text };
    }),

  export: portalCan("cdr:export", { isExport: true })
    .input(z.strictObject({ ...line, day, form: csvForm }))
    .query(async ({ ctx: { db }, input }) => {
      const { number, lineNumber, form } = input;
      const { id: statementId } = await findOwnStatement(db.shared, input);
      return fileDto(await exportLineRecords(db, { statementId, number, lineNumber, day: input.day, form }));
    }),
});

function lineDto(shown: ChargedLine) {
  return {
    lineNumber: shown.lineNumber,
    code: shown.code,
    description: shown.description,
    quantity: shown.quantity,
    unit: shown.unit,
    amountMicros: shown.amountMicros,
    currency: shown.currency,
    originPeriod: shown.originPeriod,
    zone: shown.zone,
  };
}

function dayDto({ day: date, records, quantity, amountMicros }: LineDay) {
  return { day: date, records, quantity, amountMicros };
}

/** No identifier in full, and the record's share of what the line charges in place of what it cost. */
function recordDto(record: LineRecord) {
  return {
    occurredAt: record.occurredAt,
    msisdn: maskIdentifier(record.msisdn),
    service: record.service,
    direction: record.direction,
    zone: record.zone,
    visitedPlmn: record.visitedPlmn,
    quantity: record.quantity,
    amountMicros: record.amountMicros,
  };
}
