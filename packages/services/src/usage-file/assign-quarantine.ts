import { DomainError } from "@tributary/domain/error";
import { maskIdentifier } from "../cdr/mask-identifier.ts";
import type { UsageDoors } from "./ingest-files.ts";
import {
  type AssignedIdentifier,
  type Assignment,
  planAssignment,
  saveAssignment,
} from "./plan-assignment.ts";
import { agreementOfGroups } from "./source-of-groups.ts";
import { type StartedFix, type StartFixRequest, startFix } from "./start-fix.ts";

export type AssignRequest = Assignment & Omit<StartFixRequest, "kind" | "change" | "apply" | "undoes">;

/**
 * Gives a SIM or a range of numbers to an operator from an instant on, and starts reading the groups again:
 * what carries those numbers becomes its usage.
 *
 * Throws  {@link DomainError} as {@link startFix} and {@link planAssignment}.
 */
export async function assignQuarantine(doors: UsageDoors, request: AssignRequest): Promise<StartedFix> {
  const { operatorId, identifier, from, ...asked } = request;
  const agreementId = await agreementOfGroups(doors.portfolioDb(), asked.groups);
  return startFix(doors, {
    ...asked,
    kind: "assign",
    change: { operator: operatorId, from, ...wordsOf(identifier) },
    apply: async (tx) => {
      const planned = await planAssignment(tx, agreementId, { operatorId, identifier, from });
      try {
        await saveAssignment(tx, agreementId, planned);
      } catch (error) {
        if (isOverlap(error)) throw new DomainError("INPUT_INVALID", OVERTAKEN);
        throw error;
      }
    },
  });
}

const OVERTAKEN = "Somebody else has assigned that SIM meanwhile: load the page again.";

/** A subscriber stands in no list of changes by its whole number. */
function wordsOf(identifier: AssignedIdentifier): Record<string, string> {
  if (identifier.kind === "sim") return { imsi: maskIdentifier(identifier.imsi) ?? "" };
  const { kind, first, last } = identifier;
  return { [kind]: `${first}–${last}` };
}

function isOverlap(error: unknown): boolean {
  return (
    error instanceof Error && /23P01|one_holder_at_a_time/.test(`${error.message} ${String(error.cause)}`)
  );
}
