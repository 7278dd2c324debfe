import { DomainError } from "@tributary/domain/error";
import { readClaims } from "./evidence.ts";
import type { FoundDispute } from "./find-dispute.ts";
import type { Answer } from "./save-rejected.ts";

/**
 * Refuses an answer to what a dispute does not claim.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export function refuseUnknownClaims({ evidence, number }: FoundDispute, answers: readonly Answer[]): void {
  const keys = new Set(readClaims(evidence).map(({ key }) => key));
  const stray = answers.find(({ key }) => !keys.has(key));
  if (stray === undefined) return;
  throw new DomainError(
    "NOT_FOUND",
    `${number} claims nothing for ${stray.key}: it claims ${[...keys].join(", ")}.`,
  );
}
