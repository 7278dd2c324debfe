import type { Binding } from "./permissions.ts";

/** Which application a session belongs to. */
export type App = "console" | "portal";

/** Somebody who is signed in, as every request sees them anew. */
export interface Principal {
  readonly userId: string;
  /** How they are named in the audit log and on what they sign: unique and for good. */
  readonly email: string;
  readonly name: string;
  readonly app: App;
  readonly sessionId: string;
  /** In the portal: the operator they work for. In the console: null. */
  readonly operatorId: string | null;
  readonly bindings: readonly Binding[];
  /** When they last proved who they are, in milliseconds. */
  readonly steppedUpAt: number;
}
