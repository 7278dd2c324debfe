import type { Outputs } from "@/trpc/outputs.ts";

/** What can be chosen when somebody gets a role. */
export interface RoleChoices {
  readonly roles: Outputs["user"]["roles"]["portfolio"]["roles"];
  readonly operators: Outputs["user"]["operators"];
}

/** The roles as the dialogs take them. */
export function optionsOf({ roles }: Pick<RoleChoices, "roles">) {
  return roles.map(({ role, isHeldForOperator }) => ({ role, needsOperator: isHeldForOperator }));
}
