import { DomainError } from "@tributary/domain/error";
import { type OperatorPermission, operatorPermits } from "@tributary/domain/user/permissions";
import { deleteView } from "@tributary/services/saved-view/delete-view";
import { listViews } from "@tributary/services/saved-view/list-views";
import { saveView } from "@tributary/services/saved-view/save-view";
import { shareView } from "@tributary/services/saved-view/share-view";
import { viewDto, viewInputs } from "../saved-view/inputs.ts";
import { t } from "../trpc/base.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

/** The lists of which views are kept, each with the right that opens it. */
const PAGES = {
  alerts: "alert:read",
  audit: "audit:read",
  disputes: "operator-dispute:read",
  statements: "statement:read",
  tickets: "ticket:read",
} as const satisfies Readonly<Record<string, OperatorPermission>>;

type Page = keyof typeof PAGES;

const inputs = viewInputs(Object.keys(PAGES) as [Page, ...Page[]]);

/**
 * Views of the portal's lists, kept by one and shared with all at the same operator who may open the list.
 */
export const savedViewRouter = t.router({
  list: portalCan(null)
    .input(inputs.list)
    .query(async ({ ctx: { db, principal }, input: { page } }) => {
      refuseOtherPages(principal, page);
      return (await listViews(db.shared, principal, page)).map(viewDto);
    }),

  save: portalCan(null)
    .input(inputs.save)
    .mutation(async ({ ctx: { db, principal }, input: { page, name, query, isShared } }) => {
      refuseOtherPages(principal, page);
      const { id } = await saveView(db, principal, { page, name, query, isShared });
      return { id };
    }),

  share: portalCan(null)
    .input(inputs.share)
    .mutation(({ ctx: { db, principal }, input: { id, isShared } }) =>
      shareView(db, principal, { id, isShared }),
    ),

  delete: portalCan(null)
    .input(inputs.delete)
    .mutation(({ ctx: { db, principal }, input: { id } }) => deleteView(db, principal, { id })),
});

function refuseOtherPages({ bindings, operatorId }: PortalContext["principal"], page: Page): void {
  if (operatorPermits(bindings, PAGES[page], operatorId)) return;
  throw new DomainError("NOT_FOUND", "There is no such list.");
}
