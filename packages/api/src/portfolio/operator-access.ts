import { enterOperator } from "@tributary/services/operator-access/enter-operator";
import type { OpenAccess } from "@tributary/services/operator-access/find-open-access";
import { leaveOperator } from "@tributary/services/operator-access/leave-operator";
import { listAccesses } from "@tributary/services/operator-access/list-accesses";
import { listOpenAccesses } from "@tributary/services/operator-access/list-open-accesses";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { operatorCode, reason } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

/** Looking into one operator: with a reason, for half an hour, seen by the operator. */
export const operatorAccessRouter = t.router({
  enter: portfolioCan("operator-access:write")
    .input(command({ operatorId: operatorCode, reason }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { userId, email: actor } = principal;
      const { operatorId, reason: why } = input;
      return accessDto(await enterOperator(db, { operatorId, reason: why, userId, actor }));
    }),

  leave: portfolioCan("operator-access:write")
    .input(command({ operatorId: operatorCode }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { userId, email: actor } = principal;
      await leaveOperator(db, { operatorId: input.operatorId, userId, actor });
    }),

  /** Who looked into an operator. */
  list: portfolioCan("operator-access:read")
    .input(z.strictObject({ operatorId: operatorCode, before: z.uuid().optional() }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, next } = await listAccesses(db, input);
      return {
        next,
        rows: rows.map(({ id, actor, endedAt, ...access }) => {
          const { reason: why, startedAt, expiresAt } = access;
          return { id, actor, reason: why, startedAt, expiresAt, endedAt };
        }),
      };
    }),

  /** What the asker has open now. */
  current: portfolioCan(null).query(async ({ ctx: { db, principal } }) => {
    const open = await listOpenAccesses(db, { userId: principal.userId, at: new Date() });
    return open.map((access) => ({ ...accessDto(access), operatorName: access.operatorName }));
  }),
});

function accessDto({ operatorId, reason, startedAt, expiresAt }: OpenAccess) {
  return { operatorId, reason, startedAt, expiresAt };
}
