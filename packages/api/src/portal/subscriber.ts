import { operatorPermits } from "@tributary/domain/user/permissions";
import { activationChoices, listOpenPlans } from "@tributary/services/subscriber/activation-choices";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { exportSubscriber } from "@tributary/services/subscriber/export-subscriber";
import { exportSubscribers } from "@tributary/services/subscriber/export-subscribers";
import { importSubscribers, previewSubscribers } from "@tributary/services/subscriber/import-subscribers";
import { listSubscribers } from "@tributary/services/subscriber/list-subscribers";
import { findOpenDays } from "@tributary/services/subscriber/open-days";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { showSubscriber } from "@tributary/services/subscriber/show-subscriber";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, paging } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";
import { identifiersFor, importedDto, shownSubscriberDto, subscriberRowDto } from "./subscriber-dto.ts";
import { number, stepProcedures } from "./subscriber-steps.ts";

const LARGEST_BASE64 = Math.ceil(10_000_000 / 3) * 4;

const filter = {
  statuses: z
    .array(z.enum(["pending", "active", "suspended", "terminated"]))
    .max(4)
    .optional(),
  plan: z.string().min(1).max(60).optional(),
  search: z.string().max(80).optional(),
  order: z.enum(["number", "-number", "created", "-created"]).default("number"),
};
const file = {
  fileName: z.string().min(1).max(200),
  fileBase64: z.base64().min(4).max(LARGEST_BASE64),
};

/** The operator's own customers. */
export const subscriberRouter = t.router({
  list: portalCan("subscriber:read-masked")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx, input }) => {
      const canRead = mayRead(ctx);
      const [{ rows, total }, plans, { zone }] = await Promise.all([
        listSubscribers(ctx.db, { ...input, ...asked(ctx) }),
        listOpenPlans(ctx.db.shared),
        billingDays(ctx.db),
      ]);
      const show = identifiersFor(canRead);
      return {
        rows: rows.map((row) => subscriberRowDto(row, show)),
        total,
        zone,
        plans: plans.map(({ code, name }) => ({ code, name })),
      };
    }),

  export: portalCan("subscriber:export", { isExport: true, hidesInput: true })
    .input(z.strictObject({ ...filter, form: csvForm }))
    .query(async ({ ctx, input }) => fileDto(await exportSubscribers(ctx.db, { ...input, ...asked(ctx) }))),

  show: portalCan("subscriber:read-masked")
    .input(z.strictObject({ number }))
    .query(async ({ ctx: { db, principal }, input }) => {
      const at = new Date();
      const may = (permission: "subscriber:read" | "subscriber:write"): boolean =>
        operatorPermits(principal.bindings, permission, principal.operatorId);
      const request = { ...input, at, actor: principal.email, keys: processSealKeys() };
      const [shown, choices] = await Promise.all([
        showSubscriber(db, request),
        may("subscriber:write") ? choicesOf(db, input.number, at) : null,
      ]);
      return { ...shownSubscriberDto(shown, identifiersFor(may("subscriber:read"))), choices };
    }),

  /** All that is kept of one subscriber, for whoever it is about. */
  download: portalCan("subscriber:export", { isExport: true })
    .input(z.strictObject({ number }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportSubscriber(db, { ...input, keys: processSealKeys() })),
    ),

  preview: portalCan("subscriber:write")
    .input(z.strictObject(file))
    .query(async ({ ctx, input }) => importedDto(await previewSubscribers(ctx.db, await fileOf(ctx, input)))),

  import: portalCan("subscriber:write")
    .input(command(file))
    .mutation(async ({ ctx, input }) => {
      const sent = { ...(await fileOf(ctx, input)), keys: processSealKeys(), actor: ctx.principal.email };
      return importedDto(await importSubscribers(ctx.db, sent));
    }),

  ...stepProcedures,
});

async function choicesOf(db: PortalContext["db"], subscriber: string, at: Date) {
  const { plans, addOns, iccids, msisdns } = await activationChoices(db.shared, { number: subscriber, at });
  const { first, last } = await findOpenDays(db, at);
  return { plans, addOns, iccids, msisdns, openDays: { first, last } };
}

type Asker = Pick<PortalContext, "db" | "principal">;

function mayRead({ principal }: Asker): boolean {
  return operatorPermits(principal.bindings, "subscriber:read", principal.operatorId);
}

function asked(ctx: Asker) {
  return { canSearchNames: mayRead(ctx), at: new Date(), keys: processSealKeys() };
}

async function fileOf({ db }: Asker, sent: { readonly fileName: string; readonly fileBase64: string }) {
  const { zone } = await billingDays(db);
  return { fileName: sent.fileName, bytes: Buffer.from(sent.fileBase64, "base64"), zone, at: new Date() };
}
