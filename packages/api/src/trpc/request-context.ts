import type { App, Principal } from "@tributary/domain/user/principal";

/** What is known of a request before any procedure runs. */
export interface RequestContext {
  readonly app: App;
  readonly principal: Principal | null;
  /** Names the request in answers, logs and audit rows. */
  readonly requestId: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}
