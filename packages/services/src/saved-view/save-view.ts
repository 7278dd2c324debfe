import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import type { Keeper, ViewsDoor } from "./views-door.ts";

const LONGEST_NAME = 80;
const MOST_PER_PAGE = 50;

/**
 * Keeps a view of a page under a name.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` without a name, or when there are too many.
 */
export async function saveView(
  door: ViewsDoor,
  { userId, email, operatorId }: Keeper,
  request: {
    readonly page: string;
    readonly name: string;
    readonly query: string;
    readonly isShared: boolean;
  },
): Promise<{ readonly id: string }> {
  const { page, query, isShared } = request;
  const name = parseName(request.name);
  return door.$transaction(async (tx) => {
    const kept = await tx.savedView.count({ where: { operatorId, userId, page } });
    if (kept >= MOST_PER_PAGE) {
      throw new DomainError("INPUT_INVALID", `You keep ${kept} views of this page: delete one first.`);
    }
    const data = { operatorId, userId, page, name, query, isShared };
    const { id } = await tx.savedView.create({ data, select: { id: true } });
    const details = { page, name, isShared };
    await writeAudit(tx, { actor: email, action: "saved-view:save", subject: id, operatorId, details });
    return { id };
  });
}

function parseName(text: string): string {
  const name = text.trim().replace(/\s+/g, " ");
  if (name !== "" && name.length <= LONGEST_NAME) return name;
  throw new DomainError("INPUT_INVALID", `Give the view a name of at most ${LONGEST_NAME} characters.`);
}
