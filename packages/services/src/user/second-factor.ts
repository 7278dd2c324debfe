import { createHash } from "node:crypto";
import type { AuthTables } from "@tributary/db/doors/auth-db";
import { Secret, TOTP } from "otpauth";
import { openSecret } from "./seal-secret.ts";

/** What authenticator applications take for granted. */
export const TOTP_SETTINGS = { issuer: "Tributary", algorithm: "SHA1", digits: 6, period: 30 } as const;
const STEP_MS = TOTP_SETTINGS.period * 1000;
/** A code of the step before or after this one is taken as well: clocks differ and people type. */
const WINDOW = 1;

/** A stored second factor, as far as a code is judged by it. */
export interface StoredFactor {
  readonly totpSecret: Uint8Array | null;
  readonly totpLastStep: bigint | null;
  readonly recoveryCodes: readonly { readonly id: string; readonly codeHash: Uint8Array }[];
}

/** What a right code is: it still has to be used up. */
export type FactorMatch = { readonly step: bigint } | { readonly recoveryCodeId: string };

/** Judges a code of the authenticator application, or a recovery code. Uses nothing up. */
export function matchFactor(
  userId: string,
  factor: StoredFactor,
  code: string,
  at: Date,
): FactorMatch | null {
  const typed = code.replace(/[\s-]/g, "").toUpperCase();
  if (!/^\d{6}$/.test(typed)) {
    const hash = hashRecoveryCode(typed);
    const found = factor.recoveryCodes.find(({ codeHash }) => hash.equals(codeHash));
    return found === undefined ? null : { recoveryCodeId: found.id };
  }
  const step = factor.totpSecret === null ? null : matchTotp(userId, factor.totpSecret, typed, at);
  if (step === null || (factor.totpLastStep !== null && step <= factor.totpLastStep)) return null;
  return { step };
}

/** The time step a code belongs to, or null when it is none of those around the instant. */
export function matchTotp(userId: string, sealed: Uint8Array, code: string, at: Date): bigint | null {
  const secret = new Secret({ buffer: openSecret(sealed, userId).buffer });
  const timestamp = at.getTime();
  const delta = new TOTP({ ...TOTP_SETTINGS, secret }).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : BigInt(Math.floor(timestamp / STEP_MS) + delta);
}

/** Uses a right code up. False when somebody else was faster: a code lets in once. */
export async function useFactor(
  tx: Pick<AuthTables, "userSecret" | "recoveryCode">,
  userId: string,
  match: FactorMatch,
  at: Date,
): Promise<boolean> {
  if ("recoveryCodeId" in match) {
    const where = { id: match.recoveryCodeId, userId, usedAt: null };
    return (await tx.recoveryCode.updateMany({ where, data: { usedAt: at } })).count === 1;
  }
  const { step } = match;
  const isNew = { OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] };
  const { count } = await tx.userSecret.updateMany({
    where: { userId, ...isNew },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** A recovery code holds 80 bits of chance: a plain hash of it cannot be tried out. */
export function hashRecoveryCode(code: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(code).digest() as Buffer<ArrayBuffer>;
}
