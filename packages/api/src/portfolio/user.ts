import { isOperatorRole, OPERATOR_ROLES, PORTFOLIO_ROLES } from "@tributary/domain/user/roles";
import { disableUser } from "@tributary/services/user/disable-user";
import { enableUser } from "@tributary/services/user/enable-user";
import { grantRole } from "@tributary/services/user/grant-role";
import { inviteUser } from "@tributary/services/user/invite-user";
import { listUsers } from "@tributary/services/user/list-users";
import { revokeRole } from "@tributary/services/user/revoke-role";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portfolioCan } from "./procedure.ts";
import { rolesDto } from "./roles-dto.ts";

const role = z.enum([...PORTFOLIO_ROLES, ...OPERATOR_ROLES]);
const operatorId = z.string().max(40).nullable();
const userId = z.uuid();

const managing = { needsStepUp: true } as const;

/** Everybody who may sign in, and what they may do. */
export const userRouter = t.router({
  list: portfolioCan("user:read")
    .input(
      z.strictObject({ search: z.string().max(100).default(""), after: z.string().max(320).default("") }),
    )
    .query(async ({ ctx, input }) => {
      const { users, next } = await listUsers(ctx.auth, input);
      return {
        next,
        users: users.map((user) => ({
          id: user.id,
          email: user.email,
          name: user.name,
          status: user.status,
          isMe: user.id === ctx.principal.userId,
          lastSeenAt: user.lastSeenAt === null ? null : new Date(user.lastSeenAt),
          hasSecondFactor: user.hasSecondFactor,
          bindings: user.bindings.map((binding) => ({
            id: binding.id,
            role: binding.role,
            isOperatorRole: isOperatorRole(binding.role),
            operator: binding.operator,
            grantedBy: binding.grantedBy,
            grantedAt: new Date(binding.grantedAt),
          })),
        })),
      };
    }),
  /** The operators to whom somebody can be bound. */
  operators: portfolioCan("user:read").query(async ({ ctx }) => {
    const rows = await ctx.auth.operator.findMany({
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ id, name }));
  }),
  /** What each role may do. */
  roles: portfolioCan("user:read").query(() => rolesDto()),
  invite: portfolioCan("user:write", managing)
    .input(command({ email: z.string().max(320), role, operatorId }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...request } }) =>
      inviteUser(ctx.auth, ctx.principal, request),
    ),
  grant: portfolioCan("user:write", managing)
    .input(command({ userId, role, operatorId }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...request } }) =>
      grantRole(ctx.auth, ctx.principal, request),
    ),
  revoke: portfolioCan("user:write", managing)
    .input(command({ bindingId: z.uuid() }))
    .mutation(({ ctx, input: { bindingId } }) => revokeRole(ctx.auth, ctx.principal, { bindingId })),
  disable: portfolioCan("user:write", managing)
    .input(command({ userId }))
    .mutation(({ ctx, input }) => disableUser(ctx.auth, ctx.principal, { userId: input.userId })),
  enable: portfolioCan("user:write", managing)
    .input(command({ userId }))
    .mutation(({ ctx, input }) => enableUser(ctx.auth, ctx.principal, { userId: input.userId })),
});
