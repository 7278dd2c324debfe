import { portfolioPermitsOn } from "@tributary/domain/user/permissions";
import { enterSupport, leaveSupport } from "@tributary/services/support-scope/enter-support";
import { findSupportScope } from "@tributary/services/support-scope/find-scope";
import { loadDesk } from "@tributary/services/ticket/desk";
import { listQueue, type QueuedTicket } from "@tributary/services/ticket/list-tickets";
import { takeNext } from "@tributary/services/ticket/take-next";
import { z } from "zod";
import { filter } from "../ticket/inputs.ts";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { deskCan, notEntered } from "./agent.ts";
import { operatorCode, paging } from "./inputs.ts";

/** The desk over all operators for which somebody may work: queues, and for which one they work now. */
export const supportRouter = t.router({
  /** The operator for which the asker works in this session, and those for which they may. */
  current: deskCan("ticket:read").query(async ({ ctx: { db, principal, operators, operatorDoor } }) => {
    const scope = await findSupportScope(db, principal);
    const own = operators.find(({ id }) => id === scope?.operatorId);
    const desk = own === undefined ? null : await loadDesk(operatorDoor(own.id));
    return {
      scope: own === undefined || desk === null ? null : { ...own, colour: desk.terms.colour },
      operators,
    };
  }),

  enter: deskCan("ticket:read")
    .input(command({ operatorId: operatorCode }))
    .mutation(async ({ ctx: { db, principal, operators }, input: { operatorId } }) => {
      const isThere = operators.some(({ id }) => id === operatorId);
      if (!isThere || !portfolioPermitsOn(principal.bindings, "ticket:read", operatorId)) throw notEntered();
      const { userId, sessionId, email: actor } = principal;
      await enterSupport(db, { operatorId, userId, sessionId, actor, at: new Date() });
    }),

  leave: deskCan("ticket:read")
    .input(command({ operatorId: operatorCode }))
    .mutation(async ({ ctx: { db, principal, operators }, input: { operatorId } }) => {
      if (!operators.some(({ id }) => id === operatorId)) throw notEntered();
      const { userId, sessionId, email: actor } = principal;
      await leaveSupport(db, { operatorId, userId, sessionId, actor, at: new Date() });
    }),

  queue: deskCan("ticket:read")
    .input(z.strictObject({ ...filter, ...paging, operatorId: operatorCode.optional() }))
    .query(async ({ ctx, input: { operatorId, ...asked } }) => {
      const { db, principal, operators, operatorDoor } = ctx;
      const ids = operators.map(({ id }) => id).filter((id) => operatorId === undefined || id === operatorId);
      const [{ rows, total }, sums] = await Promise.all([
        listQueue(db, operatorDoor, { ...asked, operators: ids, actor: principal.email, at: new Date() }),
        db.reads.ticketSums({
          operators: operators.map(({ id }) => id),
          actor: principal.email,
          at: new Date(),
        }),
      ]);
      const names = new Map(operators.map(({ id, name }) => [id, name]));
      return {
        rows: rows.map((row) => ({ ...queuedDto(row), operatorName: names.get(row.operatorId) ?? "" })),
        total,
        sums: sums.map(({ operatorId: of, open, mine, free, snoozed, late }) => {
          return { operatorId: of, open, mine, free, snoozed, late };
        }),
      };
    }),

  takeNext: deskCan("ticket:write")
    .input(command({ operatorId: operatorCode.nullable() }))
    .mutation(({ ctx: { db, principal, operators, operatorDoor }, input }) =>
      takeNext(db, operatorDoor, {
        actor: principal.email,
        at: new Date(),
        operators: operators.map(({ id }) => id).filter((id) => (input.operatorId ?? id) === id),
      }),
    ),
});

function queuedDto(row: QueuedTicket) {
  return {
    ...{ operatorId: row.operatorId, number: row.number, subject: row.subject, channel: row.channel },
    ...{ category: row.category, priority: row.priority, status: row.status, assignee: row.assignee },
    ...{ openedAt: row.openedAt, nextDueAt: row.nextDueAt, snoozedUntil: row.snoozedUntil },
    ...{ breachedAt: row.breachedAt, lastMessageAt: row.lastMessageAt },
  };
}
