import type { DeskMember, TicketCategory } from "./types.ts";

/** A member with what they have open. */
export interface LoadedMember extends DeskMember {
  readonly open: number;
}

/**
 * Ranks who should get a ticket: those who know its category before those who take everything, then whoever
 * has the smaller part of what they take on, then by name. Who does not know it, or has enough, is left out.
 */
export function rankMembers(members: readonly LoadedMember[], category: TicketCategory): LoadedMember[] {
  return members
    .filter(
      ({ skills, open, capacity }) => open < capacity && (skills.length === 0 || skills.includes(category)),
    )
    .toSorted(
      (a, b) =>
        Number(b.skills.length > 0) - Number(a.skills.length > 0) ||
        // Cross-multiplied: the fractions open / capacity are compared without dividing.
        a.open * b.capacity - b.open * a.capacity ||
        (a.actor < b.actor ? -1 : 1),
    );
}
