import { type PortfolioPermission, portfolioPermits } from "@tributary/domain/user/permissions";
import { findInPortfolio, type PortfolioKind } from "@tributary/services/search/find-in-portfolio";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { portfolioCan } from "./procedure.ts";

/** Each kind of thing is found by those who may open it. */
const OPENED_BY: Readonly<Record<PortfolioKind, PortfolioPermission>> = {
  operators: "operator:read",
  months: "settlement:read",
  invoices: "mno-invoice:read",
  statements: "statement:read",
  disputes: "dispute:read",
  operatorDisputes: "operator-dispute:read",
  alerts: "alert:read",
  files: "usage-file:read",
};

/** Anything by a part of its name or number. */
export const searchRouter = t.router({
  find: portfolioCan(null)
    .input(z.strictObject({ text: z.string().max(80) }))
    .query(async ({ ctx: { db, principal }, input: { text } }) => {
      const kinds = (Object.keys(OPENED_BY) as PortfolioKind[]).filter((kind) =>
        portfolioPermits(principal.bindings, OPENED_BY[kind]),
      );
      const found = await findInPortfolio(db, { text, kinds });
      return {
        operators: found.operators.map(({ id, name }) => ({ id, name })),
        months: found.months.map(({ agreementId, agreementName, period }) => {
          return { agreementId, agreementName, period };
        }),
        invoices: found.invoices.map(({ id, number, revision, period, mnoName }) => {
          return { id, number, revision, period, mnoName };
        }),
        statements: found.statements.map(({ number, period, operatorName }) => {
          return { number, period, operatorName };
        }),
        disputes: found.disputes.map(({ number, period, mnoName }) => ({ number, period, mnoName })),
        operatorDisputes: found.operatorDisputes.map(({ number, operatorId, operatorName }) => {
          return { number, operatorId, operatorName };
        }),
        alerts: found.alerts.map(({ id, detector, subject }) => ({ id, detector, subject })),
        files: found.files.map(({ id, name, sourceId }) => ({ id, name, sourceId })),
      };
    }),
});
