import { type OperatorPermission, operatorPermits } from "@tributary/domain/user/permissions";
import { findOwn, type OwnKind } from "@tributary/services/search/find-own";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";

/** Each kind of thing is found by those who may open it. */
const OPENED_BY: Readonly<Record<OwnKind, OperatorPermission>> = {
  statements: "statement:read",
  disputes: "operator-dispute:read",
};

/** The operator's own things by a part of their number. */
export const searchRouter = t.router({
  find: portalCan(null)
    .input(z.strictObject({ text: z.string().max(80) }))
    .query(async ({ ctx: { db, principal }, input: { text } }) => {
      const kinds = (Object.keys(OPENED_BY) as OwnKind[]).filter((kind) =>
        operatorPermits(principal.bindings, OPENED_BY[kind], principal.operatorId),
      );
      const { statements, disputes } = await findOwn(db.shared, { text, kinds });
      return {
        statements: statements.map(({ number, period }) => ({ number, period })),
        disputes: disputes.map(({ number, statementNumber }) => ({ number, statementNumber })),
      };
    }),
});
