import { operatorHouse } from "@tributary/services/event/house";
import { listEndpoints } from "@tributary/services/webhook/list-endpoints";
import { replayDelivery, replaySince } from "@tributary/services/webhook/replay";
import { rotateSecret, showSecret } from "@tributary/services/webhook/rotate-secret";
import { addEndpoint, changeEndpoint } from "@tributary/services/webhook/save-endpoint";
import { showEndpoint } from "@tributary/services/webhook/show-endpoint";
import { switchEndpoint } from "@tributary/services/webhook/switch-endpoint";
import { testEndpoint } from "@tributary/services/webhook/test-endpoint";
import { t } from "../trpc/base.ts";
import { webhookInputs as inputs } from "../webhook/inputs.ts";
import { portalCan } from "./procedure.ts";

const securely = { needsStepUp: true } as const;

/** Where the operator hears of what happens. No answer of a command holds a secret: answers are kept. */
export const webhookRouter = t.router({
  list: portalCan("webhook:read").query(({ ctx: { db } }) => listEndpoints(operatorHouse(db).tables)),

  show: portalCan("webhook:read")
    .input(inputs.show)
    .query(({ ctx: { db }, input }) => showEndpoint(operatorHouse(db).tables, input)),

  secret: portalCan("webhook:write", securely)
    .input(inputs.secret)
    .query(({ ctx: { db }, input }) => showSecret(operatorHouse(db), input.id, new Date())),

  add: portalCan("webhook:write", securely)
    .input(inputs.add)
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...request } }) =>
      addEndpoint(operatorHouse(db), { ...request, actor: principal.email }),
    ),

  change: portalCan("webhook:write", securely)
    .input(inputs.change)
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...request } }) =>
      changeEndpoint(operatorHouse(db), { ...request, actor: principal.email }),
    ),

  rotate: portalCan("webhook:write", securely)
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      rotateSecret(operatorHouse(db), { id, actor: principal.email }),
    ),

  switch: portalCan("webhook:write")
    .input(inputs.switch)
    .mutation(({ ctx: { db, principal }, input: { id, isOn } }) =>
      switchEndpoint(operatorHouse(db), { id, isOn, actor: principal.email }),
    ),

  test: portalCan("webhook:write")
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      testEndpoint(operatorHouse(db), { id, actor: principal.email }),
    ),

  replay: portalCan("webhook:write")
    .input(inputs.one)
    .mutation(({ ctx: { db, principal }, input: { id } }) =>
      replayDelivery(operatorHouse(db), { id, actor: principal.email }),
    ),

  replaySince: portalCan("webhook:write")
    .input(inputs.replaySince)
    .mutation(({ ctx: { db, principal }, input: { id, since } }) =>
      replaySince(operatorHouse(db), { id, since, actor: principal.email }),
    ),
});
