import { writeAudit } from "../audit/write-audit.ts";
import { type Keeper, unknownView, type ViewsDoor } from "./views-door.ts";

/**
 * Forgets one's own view.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, for somebody else's view as well.
 */
export async function deleteView(
  door: ViewsDoor,
  { userId, email, operatorId }: Keeper,
  { id }: { readonly id: string },
): Promise<void> {
  await door.$transaction(async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, userId, operatorId } });
    if (count === 0) throw unknownView();
    await writeAudit(tx, { actor: email, action: "saved-view:delete", subject: id, operatorId });
  });
}
