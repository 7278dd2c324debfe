import { DomainError } from "@tributary/domain/error";
import {
  operatorsPermitted,
  type PortfolioPermission,
  portfolioPermits,
} from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { deleteView } from "@tributary/services/saved-view/delete-view";
import { listViews } from "@tributary/services/saved-view/list-views";
import { saveView } from "@tributary/services/saved-view/save-view";
import { shareView } from "@tributary/services/saved-view/share-view";
import { viewDto, viewInputs } from "../saved-view/inputs.ts";
import { t } from "../trpc/base.ts";
import { portfolioCan } from "./procedure.ts";

/** The lists of which views are kept, each with the right that opens it. */
const PAGES = {
  alerts: "alert:read",
  audit: "audit:read",
  corrections: "quarantine:read",
  disputes: "dispute:read",
  exceptions: "settlement:read",
  "mno-invoices": "mno-invoice:read",
  "operator-disputes": "operator-dispute:read",
  operators: "operator:read",
  postings: "ledger:read",
  quarantine: "quarantine:read",
  settlement: "settlement:read",
  statements: "statement:read",
  tickets: "ticket:read",
  "usage-files": "usage-file:read",
  users: "user:read",
} as const satisfies Readonly<Record<string, PortfolioPermission>>;

type Page = keyof typeof PAGES;

const inputs = viewInputs(Object.keys(PAGES) as [Page, ...Page[]]);

/**
 * Views of the console's lists, kept by one and shared with all who may open the list. An agent who works for
 * some operators alone sees nobody else's: a view of tickets may name an operator that is foreign to them.
 */
export const savedViewRouter = t.router({
  list: portfolioCan(null)
    .input(inputs.list)
    .query(async ({ ctx: { db, principal }, input: { page } }) => {
      refuseOtherPages(principal, page);
      const views = (await listViews(db, principal, page)).map(viewDto);
      return portfolioPermits(principal.bindings, PAGES[page]) ? views : views.filter(({ isOwn }) => isOwn);
    }),

  save: portfolioCan(null)
    .input(inputs.save)
    .mutation(async ({ ctx: { db, principal }, input: { page, name, query, isShared } }) => {
      refuseOtherPages(principal, page);
      const { id } = await saveView(db, principal, { page, name, query, isShared });
      return { id };
    }),

  share: portfolioCan(null)
    .input(inputs.share)
    .mutation(({ ctx: { db, principal }, input: { id, isShared } }) =>
      shareView(db, principal, { id, isShared }),
    ),

  delete: portfolioCan(null)
    .input(inputs.delete)
    .mutation(({ ctx: { db, principal }, input: { id } }) => deleteView(db, principal, { id })),
});

function refuseOtherPages({ bindings }: Principal, page: Page): void {
  const right = PAGES[page];
  if (portfolioPermits(bindings, right)) return;
  if (page === "tickets" && operatorsPermitted(bindings, right).length > 0) return;
  throw new DomainError("NOT_FOUND", "There is no such list.");
}
