import { z } from "zod";
import type { IngestedFile } from "../usage-file/ingest-and-note.ts";

const counts = z.object({
  received: z.number(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  quarantined: z.number(),
  attributed: z.number(),
  unattributed: z.number(),
});

const outcome = z.object({
  status: z.enum(["loaded", "copy", "held", "name_reused", "unreadable"]),
  fileId: z.number().nullable(),
  message: z.string(),
  counts: counts.nullable(),
  warnings: z.array(z.string()),
  latePeriods: z.array(z.string()),
});

/** What became of an upload, as it is kept beside it. */
export type UploadOutcome = z.infer<typeof outcome>;

export function outcomeOf({
  status,
  fileId,
  message,
  counts: found,
  warnings,
  latePeriods,
}: IngestedFile): UploadOutcome {
  return { status, fileId, message, counts: found, warnings: [...warnings], latePeriods: [...latePeriods] };
}

/** null while there is none. */
export function readUploadOutcome(stored: unknown): UploadOutcome | null {
  return stored === null ? null : outcome.parse(stored);
}
