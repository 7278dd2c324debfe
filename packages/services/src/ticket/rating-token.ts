import { createHmac, timingSafeEqual } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import { operatorKeys, type SubscriberKeys } from "../subscriber/seal-keys.ts";

/** The last character of 32 bytes holds four bits: another one would say the same, and is no link's. */
const SIGNATURE = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";
const QUESTION = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const TOKEN = new RegExp(`^([a-z][a-z0-9_]{1,30})\\.(${QUESTION})\\.(${SIGNATURE})$`);

/** What a link carries by which whoever asked says how it was: it names a question and is signed for it. */
export function ratingToken(keys: SubscriberKeys, operatorId: string, ratingId: string): string {
  const signature = signaturesOf(keys, operatorId, ratingId)[0] ?? Buffer.alloc(0);
  return `${operatorId}.${ratingId}.${signature.toString("base64url")}`;
}

/**
 * Reads such a link. No question is put to any operator's rows before the signature is good.
 *
 * Throws  {@link DomainError} `LINK_INVALID`.
 */
export function readRatingToken(
  keys: SubscriberKeys,
  token: string,
): { readonly operatorId: string; readonly ratingId: string } {
  const [, operatorId = "", ratingId = "", given = ""] = TOKEN.exec(token) ?? [];
  // What is no link has no signature either, and an empty one is nobody's.
  const signed = Buffer.from(given, "base64url");
  const isGood = signaturesOf(keys, operatorId, ratingId).some(
    (signature) => signature.length === signed.length && timingSafeEqual(signature, signed),
  );
  if (isGood) return { operatorId, ratingId };
  throw new DomainError("LINK_INVALID", "This link is not valid: use the one in the mail as it stands.");
}

/** By each key, the newest first: a link outlives a change of keys. */
function signaturesOf(keys: SubscriberKeys, operatorId: string, ratingId: string): Buffer[] {
  return operatorKeys(keys, operatorId).map(({ mark }) =>
    createHmac("sha256", mark).update(`rating ${operatorId} ${ratingId}`).digest(),
  );
}
