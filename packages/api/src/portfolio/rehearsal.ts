import { portfolioPermits } from "@tributary/domain/user/permissions";
import { askRehearsal } from "@tributary/services/rehearsal/ask-rehearsal";
import { latestRehearsal } from "@tributary/services/rehearsal/latest-rehearsal";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { operatorCode } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { progressDto, rehearsalDto } from "./rehearsal-dto.ts";

const one = { operatorId: operatorCode };

/** An operator's month, played before it is real. */
export const rehearsalRouter = t.router({
  latest: portfolioCan("operator:read")
    .input(z.strictObject(one))
    .query(async ({ ctx: { db, principal }, input }) => {
      const latest = await latestRehearsal(db, input.operatorId);
      const may = (permission: "statement:read" | "mno-invoice:read") =>
        portfolioPermits(principal.bindings, permission);
      return rehearsalDto(latest, {
        seesStatements: may("statement:read"),
        seesInvoices: may("mno-invoice:read"),
      });
    }),

  progress: portfolioCan("operator:read")
    .input(z.strictObject(one))
    .query(async ({ ctx: { db }, input }) => progressDto(await latestRehearsal(db, input.operatorId))),

  ask: portfolioCan("operator:write")
    .input(command(one))
    .mutation(({ ctx: { db, principal }, input: { operatorId } }) =>
      askRehearsal(db, { operatorId, actor: principal.email }),
    ),
});
