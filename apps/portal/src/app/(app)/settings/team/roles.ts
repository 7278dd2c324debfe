import type { Inputs } from "@/trpc/outputs.ts";

export type Role = Inputs["user"]["invite"]["role"];

/** Every role of an operator; the type of the API knows no other. */
export const ROLES = Object.keys({
  "operator-admin": true,
  "operator-finance": true,
  "operator-product": true,
  "operator-support": true,
  "operator-viewer": true,
  "operator-developer": true,
} satisfies Record<Role, true>) as Role[];

/** The same as the dialogs take them: in the portal everything is one operator's. */
export const ROLE_OPTIONS = ROLES.map((role) => ({ role, needsOperator: false }));
