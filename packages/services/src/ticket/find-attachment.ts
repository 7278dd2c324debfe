import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";

/**
 * A file of one of the operator's tickets.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, also once it was erased.
 */
export async function findAttachment(
  { shared }: Pick<OperatorDb, "shared">,
  { number, id }: { readonly number: number; readonly id: string },
) {
  const file = await shared.ticketAttachment.findFirst({
    where: {
      ...{ id, erasedAt: null },
      message: { ticket: { OR: [{ number }, { mergedInto: { number } }] } },
    },
    select: { fileName: true, contentType: true, bytes: true },
  });
  if (file === null) throw new DomainError("NOT_FOUND", "There is no such file: load the page again.");
  return file;
}
