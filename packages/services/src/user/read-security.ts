import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Principal } from "@tributary/domain/user/principal";

/** What somebody's own security page shows. Instants in milliseconds. */
export interface Security {
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly passwordChangedAt: number | null;
}

/** How somebody proves who they are, without what they prove it with. */
export async function readSecurity(auth: AuthDb, { userId }: Pick<Principal, "userId">): Promise<Security> {
  const secret = await auth.userSecret.findUnique({
    where: { userId },
    select: { totpConfirmedAt: true, passwordChangedAt: true },
  });
  return {
    hasSecondFactor: secret?.totpConfirmedAt != null,
    recoveryCodesLeft: await auth.recoveryCode.count({ where: { userId, usedAt: null } }),
    passwordChangedAt: secret?.passwordChangedAt?.getTime() ?? null,
  };
}
