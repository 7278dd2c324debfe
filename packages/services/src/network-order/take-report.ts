import { createHash, timingSafeEqual } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { z } from "zod";
import { acknowledgeOrder } from "./acknowledge-order.ts";
import { downloadProgress } from "./es2plus/functions.ts";
import { latestProfile } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";
import { noteDownloadProgress } from "./note-download-progress.ts";

/** What a network says by itself of an order it accepted. */
const acknowledgement = z.object({
  orderId: z.uuid(),
  status: z.enum(["done", "refused"]),
  message: z.string().max(2_000).default(""),
});

/**
 * Whether somebody who reports holds the operator's token for that. An operator that is not there is answered
 * like one whose token is another.
 */
export async function canReport(db: OperatorDb, token: string): Promise<boolean> {
  const { secretsSealed } = await latestProfile(db.shared);
  if (secretsSealed === null) return false;
  const { report } = openNetworkSecrets(secretsSealed, db.operatorId);
  return timingSafeEqual(digest(token), digest(report));
}

/**
 * Takes an acknowledgement from the operator's network.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`.
 */
export async function takeAcknowledgement(db: OperatorDb, body: unknown): Promise<void> {
  const { orderId, status, message } = parse(acknowledgement, body);
  await acknowledgeOrder(db, orderId, { kind: status, message });
}

/**
 * Takes a notification from the operator's SM-DP+ (ES2+.HandleDownloadProgressInfo).
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`.
 */
export async function takeDownloadProgress(db: OperatorDb, body: unknown): Promise<void> {
  await noteDownloadProgress(db, parse(downloadProgress, body));
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const [issue] = error.issues;
  throw new DomainError("INPUT_INVALID", `${issue?.path.join(".")}: ${issue?.message}`);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
