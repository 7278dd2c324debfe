import { enterOperator } from "@tributary/services/operator-access/enter-operator";
import type { OpenAccess } from "@tributary/services/operator-access/find-open-access";
import { leaveOperator } from "@tributary/services/operator-access/leave-operator";
import { listOpenAccesses } from "@tributary/services/operator-access/list-open-accesses";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portfolioCan } from "./procedure.ts";

const code = z.string().min(1).max(40);

/** Looking into one operator: with a reason, for half an hour, seen by the operator. */
export const operatorAccessRouter = t.router({
  enter: portfolioCan("operator-access:write")
    .input(command({ operatorId: code, reason: z.string().max(500) }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { operatorId, reason } = input;
      const { userId, email: actor } = principal;
      return accessDto(await enterOperator(db, { operatorId, reason, userId, actor }));
    }),

  leave: portfolioCan("operator-access:write")
    .input(command({ operatorId: code }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { userId, email: actor } = principal;
      await leaveOperator(db, { operatorId: input.operatorId, userId, actor });
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
