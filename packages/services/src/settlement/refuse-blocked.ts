import { DomainError } from "@tributary/domain/error";
import type { Blocker } from "@tributary/domain/settlement/types";

/**
 * Refuses to go on while something waits for a person; the first blocker gives the code, all of them stand in
 * the details.
 *
 * Throws  {@link DomainError} with the blocker's own code.
 */
export function refuseBlocked(blockers: readonly Blocker[]): void {
  const [first] = blockers;
  if (first === undefined) return;
  const others = blockers.length === 1 ? "" : ` And ${blockers.length - 1} more.`;
  throw new DomainError(first.code, `${first.message}${others}`, { blockers: [...blockers] });
}
