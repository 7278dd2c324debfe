import { DomainError } from "../error.ts";
import type { RefusedStanding } from "./types.ts";

/** Whether a refused mail can be taken in after all; why not; or what has to be said for it. */
export type Taking = "possible" | "names-no-sender" | "taken" | "ours" | "not-whole";

/**
 * What it takes to take a refused mail in.
 *
 * Shape   our own mail never is, nor one of which a part alone is kept here; one that names nobody needs a
 *         sender.
 */
export function takingOf({ reason, sizeBytes, keptBytes, isTaken }: RefusedStanding): Taking {
  if (isTaken) return "taken";
  if (reason === "OURS") return "ours";
  if (reason === "TOO_LARGE" || keptBytes === 0 || keptBytes < sizeBytes) return "not-whole";
  return reason === "NOT_A_MAIL" ? "names-no-sender" : "possible";
}

/**
 * Refuses to take a mail in where that cannot be.
 *
 * Throws  {@link DomainError} `ALREADY_DONE`, `STEP_REFUSED`, `INPUT_INVALID` where nobody said from whom it
 *         is.
 */
export function refuseTaking(refused: RefusedStanding, sender: string | null): void {
  switch (takingOf(refused)) {
    case "taken":
      throw new DomainError("ALREADY_DONE", "The mail was taken in before: open its ticket.");
    case "ours":
      throw new DomainError("STEP_REFUSED", "The mail left here itself: its ticket has it already.");
    case "not-whole":
      throw new DomainError(
        "STEP_REFUSED",
        "The mail is not kept whole: open a ticket by hand, and ask its sender for smaller files.",
      );
    case "names-no-sender":
      if (sender === null) throw new DomainError("INPUT_INVALID", "It names no sender: say from whom it is.");
      return;
    case "possible":
      return;
  }
}
