import { createHash, randomBytes } from "node:crypto";
import type { AuthTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { appUrl } from "../session/app-url.ts";

const HOUR_MS = 3_600_000;

/** What a link lets its holder do, where it leads and how long it works. */
const PURPOSES = {
  invitation: { page: "/invitation", lastsMs: 72 * HOUR_MS },
  password_reset: { page: "/reset", lastsMs: HOUR_MS },
} as const;

export type LinkPurpose = keyof typeof PURPOSES;

/** Makes a link for somebody; those they had for the same purpose no longer work. Only its hash is kept. */
export async function issueLink(
  tx: AuthTables,
  { userId, purpose, app, at }: { userId: string; purpose: LinkPurpose; app: App; at: Date },
): Promise<string> {
  await endLinks(tx, userId, purpose, at);
  const token = randomBytes(32).toString("base64url");
  const { lastsMs, page } = PURPOSES[purpose];
  const expiresAt = new Date(at.getTime() + lastsMs);
  await tx.singleUseLink.create({
    data: { userId, purpose, app, tokenHash: hashToken(token), createdAt: at, expiresAt },
    select: { id: true },
  });
  const url = new URL(page, appUrl(app));
  url.searchParams.set("token", token);
  return String(url);
}

/** Lets links that were not used work no longer. */
export async function endLinks(
  tx: AuthTables,
  userId: string,
  purpose: LinkPurpose | undefined,
  at: Date,
): Promise<void> {
  await tx.singleUseLink.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: at } });
}

/**
 * Finds the link of a token and whose it is.
 *
 * Throws  {@link DomainError} `LINK_INVALID`, the same for one that was used, is too old or never was.
 */
export async function findLink(tables: AuthTables, token: string, purpose: LinkPurpose, at: Date) {
  const link = await tables.singleUseLink.findUnique({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: at } },
    select: { id: true, app: true, user: { select: { id: true, email: true, status: true } } },
  });
  const awaited = purpose === "invitation" ? "invited" : "active";
  if (link === null || link.user.status !== awaited) throw invalidLink();
  return { id: link.id, app: link.app as App, user: link.user };
}

/**
 * Uses a link up: of several at once, one.
 *
 * Throws  {@link DomainError} `LINK_INVALID`.
 */
export async function useLink(tx: AuthTables, id: string, at: Date): Promise<void> {
  const where = { id, usedAt: null, expiresAt: { gt: at } };
  const { count } = await tx.singleUseLink.updateMany({ where, data: { usedAt: at } });
  if (count === 0) throw invalidLink();
}

function invalidLink(): DomainError {
  return new DomainError(
    "LINK_INVALID",
    "This link was used, is too old or was replaced: ask for a new one.",
  );
}

function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
