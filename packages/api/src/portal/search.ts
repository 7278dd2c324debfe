import { type OperatorPermission, operatorPermits } from "@tributary/domain/user/permissions";
import { findOwn, type OwnKind } from "@tributary/services/search/find-own";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";

/** Each kind of thing is found by those who may open it. */
const OPENED_BY: Readonly<Record<OwnKind, OperatorPermission>> = {
  statements: "statement:read",
  disputes: "operator-dispute:read",
  subscribers: "subscriber:read-masked",
  bills: "bill:read",
  plans: "plan:read",
  rateCards: "rate-card:read",
  alerts: "alert:read",
};

/** The operator's own things by a part of their number or name. */
export const searchRouter = t.router({
  find: portalCan(null)
    .input(z.strictObject({ text: z.string().max(80) }))
    .query(async ({ ctx: { db, principal }, input: { text } }) => {
      const may = (permission: OperatorPermission): boolean =>
        operatorPermits(principal.bindings, permission, principal.operatorId);
      const kinds = (Object.keys(OPENED_BY) as OwnKind[]).filter((kind) => may(OPENED_BY[kind]));
      const { statements, disputes, subscribers, bills, plans, rateCards, alerts } = await findOwn(db, {
        ...{ text, kinds, at: new Date() },
        canSearchNames: may("subscriber:read"),
        keys: processSealKeys,
      });
      return {
        statements: statements.map(({ number, period }) => ({ number, period })),
        subscribers: subscribers.map(({ number, name }) => ({ number, name })),
        bills: bills.map(({ number, period }) => ({ number, period })),
        plans: plans.map(({ code, name }) => ({ code, name })),
        rateCards: rateCards.map(({ code, name }) => ({ code, name })),
        alerts: alerts.map(({ id, detector, subject }) => ({ id, detector, subject })),
        disputes: disputes.map(({ number, statementNumber }) => ({ number, statementNumber })),
      };
    }),
});
