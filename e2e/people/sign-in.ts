import { type APIRequestContext, type BrowserContext, expect } from "@playwright/test";
import { DEMO_PASSWORD, urlOf } from "./apps.ts";

type App = "console" | "portal";

/** Who the journeys are made as; the sample has one login per role. */
export const people = {
  owner: { app: "console", email: "owner@demo.tributary.example" },
  manager: { app: "console", email: "wholesale-manager@demo.tributary.example" },
  analyst: { app: "console", email: "settlement-analyst@demo.tributary.example" },
  approver: { app: "console", email: "finance-approver@demo.tributary.example" },
  admin: { app: "console", email: "admin@demo.tributary.example" },
  auditor: { app: "console", email: "auditor@demo.tributary.example" },
  fjordFinance: { app: "portal", email: "finance@fjord.example" },
  fjordAdmin: { app: "portal", email: "admin@fjord.example" },
  auroraAdmin: { app: "portal", email: "admin@aurora.example" },
} as const satisfies Record<string, Person>;

export interface Person {
  readonly app: App;
  readonly email: string;
}

/** Signs somebody in as the form does, on a context's own cookies. */
export async function signIn(
  context: BrowserContext | APIRequestContext,
  { app, email }: Person,
): Promise<void> {
  const request = "request" in context ? context.request : context;
  const base = urlOf(app);
  const { csrfToken } = (await (await request.get(`${base}/api/auth/csrf`)).json()) as { csrfToken: string };
  const answer = await request.post(`${base}/api/auth/callback/credentials`, {
    form: { email, password: DEMO_PASSWORD, csrfToken, json: "true", callbackUrl: base },
    headers: { origin: base },
  });
  expect(answer.status(), `${email} signs in`).toBe(200);
}
