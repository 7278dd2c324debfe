import { randomBytes } from "node:crypto";
import type { AuthTables } from "@tributary/db/doors/auth-db";
import { Secret } from "otpauth";
import { hashRecoveryCode } from "./second-factor.ts";

const CODES = 10;
const CODE_BYTES = 10;

/**
 * Gives somebody ten new recovery codes in place of those they had. Only hashes are kept: they are shown
 * once.
 */
export async function renewRecoveryCodes(tx: AuthTables, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const rows = codes.map((code) => ({ userId, codeHash: hashRecoveryCode(code) }));
  await tx.recoveryCode.createMany({ data: rows });
  return codes.map((code) => code.replace(/.{4}(?=.)/g, "$&-"));
}

/** 80 bits of chance in base32: sixteen letters and digits that are not mistaken for each other. */
function newCode(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(CODE_BYTES)).buffer }).base32;
}
