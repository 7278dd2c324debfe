import { portfolioHouse } from "@tributary/services/event/house";
import { listEndpoints } from "@tributary/services/webhook/list-endpoints";
import { replayDelivery, replaySince } from "@tributary/services/webhook/replay";
import { rotateSecret, showSecret } from "@tributary/services/webhook/rotate-secret";
import { addEndpoint, changeEndpoint } from "@tributary/services/webhook/save-endpoint";
import { showEndpoint } from "@tributary/services/webhook/show-endpoint";
import { switchEndpoint } from "@tributary/services/webhook/switch-endpoint";
import { testEndpoint } from "@tributary/services/webhook/test-endpoint";
import { t } from "../trpc/base.ts";
import { webhookInputs as inputs } from "../webhook/inputs.ts";
import { portfolioCan } from "./procedure.ts";

const securely = { needsStepUp: true } as const;

/** Where the MVNA hears of what happens. No answer of a command holds a secret: answers are kept. */
export const webhookRouter = t.router({
  list: portfolioCan("webhook:read").query(({ ctx: { db } }) => listEndpoints(portfolioHouse(db).tables)),

  show: portfolioCan("webhook:read")
    .input(inputs.show)
    .query(({ ctx: { db }, input }) => showEndpoint(portfolioHouse(db).tables, input)),

  secret: portfolioCan("webhook:write", securely)
    .input(inputs.secret)
    .query(({ ctx: { db }, input }) => showSecret(portfolioHouse(db), input.id, new Date())),

  add: portfolioCan("webhook:write", securely)
    .input(inputs.add)
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...request } }) =>
      addEndpoint(portfolioHouse(db), { ...request, actor: principal.email }),
    ),

  change: portfolioCan("webhook:write", securely)
    .input(inputs.change)
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...request } }) =>
      changeEndpoint(portfolioHouse(db), { ...request, actor: principal.email }),
    ),

  rotate: portfolioCan("webhook:write", securely)
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      rotateSecret(portfolioHouse(db), { id, actor: principal.email }),
    ),

  switch: portfolioCan("webhook:write")
    .input(inputs.switch)
    .mutation(({ ctx: { db, principal }, input: { id, isOn } }) =>
      switchEndpoint(portfolioHouse(db), { id, isOn, actor: principal.email }),
    ),

  test: portfolioCan("webhook:write")
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      testEndpoint(portfolioHouse(db), { id, actor: principal.email }),
    ),

  replay: portfolioCan("webhook:write")
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      replayDelivery(portfolioHouse(db), { id, actor: principal.email }),
    ),

  replaySince: portfolioCan("webhook:write")
    .input(inputs.replaySince)
    .mutation(({ ctx: { db, principal }, input: { id, since } }) =>
      replaySince(portfolioHouse(db), { id, since, actor: principal.email }),
    ),
});
