import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import { listOwnDisputes } from "@tributary/services/operator-dispute/list-own-disputes";
import { replyAsOperator } from "@tributary/services/operator-dispute/reply-as-operator";
import { showOwnDispute } from "@tributary/services/operator-dispute/show-own-dispute";
import { withdrawOperatorDispute } from "@tributary/services/operator-dispute/withdraw-operator-dispute";
import { findCreditLines } from "@tributary/services/statement/find-credit-lines";
import { ownZones } from "@tributary/services/usage/own-zones";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { shownDisputeDto } from "./dispute-dto.ts";
import { paging, reference } from "./inputs.ts";
import { portalCan } from "./procedure.ts";
import { disputeRowDto } from "./statement-dto.ts";

const STATUSES = ["open", "in_review", "accepted", "partly_accepted", "rejected", "withdrawn"] as const;
const status = z.enum(STATUSES satisfies readonly OperatorDisputeStatus[]);
const note = z.string().max(2_000);

/** What this operator contests, and what came of it. */
export const disputeRouter = t.router({
  list: portalCan("operator-dispute:read")
    .input(z.strictObject({ ...paging, statuses: z.array(status).max(STATUSES.length).optional() }))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total, unanswered }, { main: zone }] = await Promise.all([
        listOwnDisputes(db, input),
        ownZones(db),
      ]);
      return { rows: rows.map(disputeRowDto), total, unanswered, zone };
    }),

  show: portalCan("operator-dispute:read")
    .input(z.strictObject({ number: reference }))
    .query(async ({ ctx: { db }, input: { number } }) => {
      const dispute = await showOwnDispute(db, number);
      const [credits, { zones, main }] = await Promise.all([findCreditLines(db, number), ownZones(db)]);
      const own = zones.find(({ agreementId }) => agreementId === dispute.statement.agreementId);
      return shownDisputeDto(dispute, credits, own?.zone ?? main);
    }),

  reply: portalCan("operator-dispute:write")
    .input(command({ number: reference, note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: text } = input;
      await replyAsOperator(db, { number, note: text, actor: principal.email });
    }),

  withdraw: portalCan("operator-dispute:write")
    .input(command({ number: reference, note }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, note: text } = input;
      await withdrawOperatorDispute(db, { number, note: text, actor: principal.email });
    }),
});
