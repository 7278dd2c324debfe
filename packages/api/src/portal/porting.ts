import { FAILURE_REASONS, PORT_STATUSES, PORT_STEPS, REFUSAL_REASONS } from "@tributary/domain/porting/types";
import { type ListedPort, listPorts } from "@tributary/services/porting/list-ports";
import { recordPortStep } from "@tributary/services/porting/record-port-step";
import { requestPort } from "@tributary/services/porting/request-port";
import { showPort } from "@tributary/services/porting/show-port";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const direction = z.enum(["in", "out"]);
const identifier = z.string().min(1).max(40);
const note = z.string().max(500);
const evidence = z.string().max(200);
const wallTime = z
  .string()
  .max(16)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** Numbers on their way between the operator and other providers. */
export const portingRouter = t.router({
  list: portalCan("number:read")
    .input(
      z.strictObject({
        ...paging,
        statuses: z.array(z.enum(PORT_STATUSES)).max(PORT_STATUSES.length).optional(),
        direction: direction.optional(),
        search: z.string().max(40).optional(),
        subscriber: identifier.optional(),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total, open }, { zone }] = await Promise.all([
        listPorts(db.shared, input),
        billingDays(db),
      ]);
      return { rows: rows.map(portDto), total, open, zone };
    }),

  show: portalCan("number:read")
    .input(z.strictObject({ id: z.uuid() }))
    .query(async ({ ctx: { db }, input }) => {
      const [port, { zone }] = await Promise.all([showPort(db.shared, input.id), billingDays(db)]);
      return {
        ...portDto(port),
        steps: port.steps,
        events: port.events.map(({ occurredAt, actor, step, reason, evidence: known, note: said }) => {
          return { occurredAt, actor, step, reason, evidence: known, note: said };
        }),
        zone,
      };
    }),

  request: portalCan("number:write")
    .input(
      command({
        direction,
        msisdn: identifier,
        subscriber: identifier.nullable(),
        provider: z.string().min(1).max(80),
        evidence,
        note,
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...asked } }) =>
      requestPort(db, { ...asked, actor: principal.email, at: new Date() }),
    ),

  step: portalCan("number:write")
    .input(
      command({
        id: z.uuid(),
        step: z.enum(PORT_STEPS),
        reason: z.enum([...REFUSAL_REASONS, ...FAILURE_REASONS]).nullable(),
        window: z.strictObject({ from: wallTime, until: wallTime }).nullable(),
        evidence,
        note,
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...step } }) =>
      recordPortStep(db, { ...step, actor: principal.email, at: new Date() }),
    ),
});

function portDto(port: ListedPort) {
  return {
    ...{ id: port.id, direction: port.direction, msisdn: port.msisdn, subscriber: port.subscriber },
    ...{ provider: port.provider, status: port.status, reason: port.reason },
    ...{ windowFrom: port.windowFrom, windowUntil: port.windowUntil },
    ...{ requestedBy: port.requestedBy, requestedAt: port.requestedAt, endedAt: port.endedAt },
  };
}
