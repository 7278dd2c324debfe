import type { AuditFault } from "@tributary/services/audit/check-audit";
import { exportAudit } from "@tributary/services/audit/export-audit";
import { type AuditRow, listAudit } from "@tributary/services/audit/list-audit";
import { showChains } from "@tributary/services/audit/show-chains";
import { verifyAudit } from "@tributary/services/audit/verify-audit";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { operatorCode, search, tableForm } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const filter = {
  actor: search.optional(),
  action: z.string().max(60).optional(),
  /** An operator's code; `portfolio` for what concerns none. */
  operator: operatorCode.optional(),
  subject: search.optional(),
  /** Days in UTC, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
};

/** Who did what, and whether the log is as it was sealed. */
export const auditRouter = t.router({
  list: portfolioCan("audit:read")
    .input(
      z.strictObject({
        ...filter,
        /** The lowest id of the page before. */
        before: z
          .bigint()
          .min(-(2n ** 63n))
          .max(2n ** 63n - 1n)
          .optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, next }, { operators }] = await Promise.all([listAudit(db, input), listFilterNames(db)]);
      return { rows: rows.map(rowDto), next, operators: operators.map(({ id, name }) => ({ id, name })) };
    }),

  export: portfolioCan("audit:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportAudit(db, input))),

  chains: portfolioCan("audit:read").query(async ({ ctx: { db } }) => {
    const { rows, sealed, chains, verification } = await showChains(db);
    return {
      rows,
      sealed,
      chains,
      verification: verification && {
        at: verification.at,
        actor: verification.actor,
        links: verification.links,
        faultCount: verification.faultCount,
      },
    };
  }),

  verify: portfolioCan("audit:read")
    .input(command({}))
    .mutation(async ({ ctx: { db, principal } }) => {
      const { links, faultCount, faults } = await verifyAudit(db, { actor: principal.email });
      return { links, faultCount, faults: faults.map(faultDto) };
    }),
});

function rowDto(row: AuditRow) {
  return {
    id: row.id,
    occurredAt: row.occurredAt,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    operatorId: row.operatorId,
    details: row.details,
    app: row.app,
    requestId: row.requestId,
    seal: row.seal && { sequence: row.seal.sequence, hash: row.seal.hash },
  };
}

function faultDto({ kind, operatorId, sequence, eventId }: AuditFault) {
  return { kind, operatorId, sequence, eventId };
}
