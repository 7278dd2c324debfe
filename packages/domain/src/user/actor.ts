import type { Binding } from "./permissions.ts";
import type { App } from "./principal.ts";

/** Whoever manages people: somebody who is signed in, or an administrator at the command line. */
export interface Actor {
  /** null at the command line. */
  readonly userId: string | null;
  /** How they are named in the audit log. */
  readonly email: string;
  readonly app: App | "cli";
  readonly bindings: readonly Binding[];
}
