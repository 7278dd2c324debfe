import { OPERATOR_ROLES } from "@tributary/domain/user/roles";
import { grantAccountRole } from "@tributary/services/user/grant-account-role";
import { inviteAccount } from "@tributary/services/user/invite-account";
import { listAccounts } from "@tributary/services/user/list-accounts";
import { revokeAccountRole } from "@tributary/services/user/revoke-account-role";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portalCan } from "./procedure.ts";

const role = z.enum(OPERATOR_ROLES);
const managing = { needsStepUp: true } as const;

/** The operator's own people. */
export const userRouter = t.router({
  list: portalCan("user:read").query(async ({ ctx }) => {
    const accounts = await listAccounts(ctx.accounts);
    return accounts.map((account) => ({
      id: account.userId,
      email: account.email,
      name: account.name,
      status: account.status,
      isMe: account.userId === ctx.principal.userId,
      lastSeenAt: account.lastSeenAt === null ? null : new Date(account.lastSeenAt),
      hasSecondFactor: account.hasSecondFactor,
      bindings: account.bindings.map((binding) => ({
        id: binding.id,
        role: binding.role,
        grantedBy: binding.grantedBy,
        grantedAt: new Date(binding.grantedAt),
      })),
    }));
  }),
  invite: portalCan("user:write", managing)
    .input(command({ email: z.string().max(320), role }))
    .mutation(({ ctx, input }) =>
      inviteAccount(ctx, ctx.principal, { email: input.email, role: input.role }),
    ),
  grant: portalCan("user:write", managing)
    .input(command({ userId: z.uuid(), role }))
    .mutation(({ ctx, input }) =>
      grantAccountRole(ctx.accounts, ctx.principal, { userId: input.userId, role: input.role }),
    ),
  revoke: portalCan("user:write", managing)
    .input(command({ bindingId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      revokeAccountRole(ctx.accounts, ctx.principal, { bindingId: input.bindingId }),
    ),
});
