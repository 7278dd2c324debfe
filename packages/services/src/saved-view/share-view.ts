import { writeAudit } from "../audit/write-audit.ts";
import { type Keeper, unknownView, type ViewsDoor } from "./views-door.ts";

/**
 * Shows one's own view to everybody of the house, or to nobody else any more.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, for somebody else's view as well.
 */
export async function shareView(
  door: ViewsDoor,
  { userId, email, operatorId }: Keeper,
  { id, isShared }: { readonly id: string; readonly isShared: boolean },
): Promise<void> {
  await door.$transaction(async (tx) => {
    const { count } = await tx.savedView.updateMany({
      where: { id, userId, operatorId },
      data: { isShared },
    });
    if (count === 0) throw unknownView();
    const action = isShared ? "saved-view:share" : "saved-view:unshare";
    await writeAudit(tx, { actor: email, action, subject: id, operatorId });
  });
}
