import { checkSettings, type Detector } from "@tributary/domain/alert/detectors";
import type { Settings } from "@tributary/domain/alert/types";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import type { AlertBook } from "./alert-book.ts";
import { lastRule } from "./last-rule.ts";
import { writable } from "./portfolio-book.ts";

export interface SettingsRequest {
  readonly detector: Detector;
  /** null = for all the detector looks at. */
  readonly subject: string | null;
  /** Those that are to change; the others of the rule stay. */
  readonly settings: Settings;
  /** The version that was looked at; 0 = there was none. */
  readonly version: number;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Changes what a detector goes by: a new version of its rule, with who and why.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `REASON_REQUIRED`; `REVIEW_OUTDATED` when somebody else has
 *         changed the rule since.
 */
export async function changeSettings(
  book: AlertBook,
  request: SettingsRequest,
): Promise<{ version: number }> {
  const { detector, subject, version, actor, at } = request;
  const reason = requireReason(request.reason, "Say why the threshold moves.");
  const wanted = checkSettings(detector, request.settings);
  const last = await lastRule(book, detector, subject);
  if ((last?.version ?? 0) !== version) {
    throw new DomainError(
      "REVIEW_OUTDATED",
      "Somebody has changed these settings since: look at them again.",
    );
  }
  const settings = { ...last?.settings, ...wanted };
  const next = version + 1;
  await book.addRule({ detector, subject, version: next, settings, reason, madeBy: actor, madeAt: at });
  await writeAudit(book.tx, {
    ...{ actor, action: `${book.ownerId === null ? "alert" : "usage-alert"}:tune`, subject: detector },
    operatorId: book.ownerId,
    details: { subject, version: next, reason, settings: writable(wanted) },
  });
  return { version: next };
}
