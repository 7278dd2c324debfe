import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { Secret, TOTP } from "otpauth";
import { toString as drawQr } from "qrcode";
import { writeAudit } from "../audit/write-audit.ts";
import { requireStepUp } from "../session/require-step-up.ts";
import { sealSecret } from "./seal-secret.ts";
import { TOTP_SETTINGS } from "./second-factor.ts";

const SECRET_BYTES = 20;

/** What an authenticator application takes, to be shown once. */
export interface TotpSecret {
  /** In base32, for typing in. */
  readonly secret: string;
  readonly uri: string;
  /** The same as a picture: an SVG in a data URL. */
  readonly qrDataUrl: string;
}

/**
 * Makes a secret for a second factor. It asks for nothing until a first code has confirmed it; started again,
 * the secret before it is forgotten.
 *
 * Throws  {@link DomainError} `STEP_UP_NEEDED`, `ALREADY_DONE` when a second factor is confirmed.
 */
export async function startTotp(
  auth: AuthDb,
  principal: Principal,
  at: Date = new Date(),
): Promise<TotpSecret> {
  requireStepUp(principal, at.getTime());
  const { userId, email, app, operatorId } = principal;
  const secret = new Secret({ size: SECRET_BYTES });
  const totpSecret = sealSecret(secret.bytes, userId);
  await auth.$transaction(async (tx) => {
    const { count } = await tx.userSecret.updateMany({
      where: { userId, totpConfirmedAt: null },
      data: { totpSecret, totpLastStep: null },
    });
    if (count === 0) {
      throw new DomainError(
        "ALREADY_DONE",
        "You have a second factor: switch it off before you set up another.",
      );
    }
    await writeAudit(tx, { actor: email, action: "user:start-totp", subject: email, operatorId, app });
  });
  const uri = new TOTP({ ...TOTP_SETTINGS, secret, label: email }).toString();
  const svg = await drawQr(uri, { type: "svg", margin: 1 });
  return { secret: secret.base32, uri, qrDataUrl: `data:image/svg+xml;base64,${btoa(svg)}` };
}
