import { KEPT_OF_MAIL } from "@tributary/domain/mailbox/limits";
import { mailboxPassword, mailboxSettings } from "@tributary/services/mailbox/mailbox-profile";
import { readRefusedMail, takeRefusedMail } from "@tributary/services/mailbox/refused-mail";
import { saveMailboxProfile } from "@tributary/services/mailbox/save-mailbox-profile";
import { showMailbox } from "@tributary/services/mailbox/show-mailbox";
import { testMailbox } from "@tributary/services/mailbox/test-mailbox";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { portalCan } from "./procedure.ts";

/** From where the operator's desk gets its mails. No answer holds the password. */
export const mailboxRouter = t.router({
  show: portalCan("ticket:read").query(({ ctx: { db } }) => showMailbox(db)),

  save: portalCan("ticket:write", { needsStepUp: true })
    .input(command({ settings: mailboxSettings, password: mailboxPassword.optional() }))
    .mutation(({ ctx: { db, principal }, input: { settings, password } }) =>
      saveMailboxProfile(db, {
        ...{ settings, keys: processSealKeys(), actor: principal.email, at: new Date() },
        ...(password === undefined ? {} : { password }),
      }),
    ),

  /** A refused mail as it came: it is somebody's, so each look leaves a reason. */
  refused: portalCan("ticket:write", { isExport: true })
    .input(z.strictObject({ id: z.uuid(), reason: z.string().min(1).max(500) }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await readRefusedMail(db, { ...input, keys: processSealKeys() })),
    ),

  take: portalCan("ticket:write")
    .input(command({ id: z.uuid(), sender: z.email().max(KEPT_OF_MAIL.address).nullable() }))
    .mutation(({ ctx: { db, principal }, input: { id, sender } }) =>
      takeRefusedMail(db, {
        ...{ id, sender, keys: processSealKeys(), actor: principal.email, at: new Date() },
      }),
    ),

  test: portalCan("ticket:write")
    .input(command({ version: z.int().min(0).max(1_000_000) }))
    .mutation(({ ctx: { db, principal }, input: { version } }) =>
      testMailbox(db, { keys: processSealKeys(), version, actor: principal.email }),
    ),
});
