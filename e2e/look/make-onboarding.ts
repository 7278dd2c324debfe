import type { APIRequestContext } from "@playwright/test";
import { lastMonth } from "../onboarding/newcomer.ts";
import { command } from "../people/command.ts";
import { query } from "../people/query.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";

const MANAGER: Person = { app: "console", email: "onboarding-manager@demo.tributary.example" };
const code = "look";

/** An operator that sells nothing yet: its template makes its row and its checklist. */
const TEMPLATE = { currency: "EUR", margins: [], rateCards: [], plans: [], retention: [], roles: [] };

/** Has an operator made of a template and on its way to be live, so that its checklist can be looked at. */
export async function makeOnboarding(newContext: () => Promise<APIRequestContext>): Promise<void> {
  const [manager, owner] = [await newContext(), await newContext()];
  await signIn(manager, MANAGER);
  await signIn(owner, people.owner);
  await command(manager, "console", "operatorTemplate.save", {
    json: { code, name: "Small operators", text: JSON.stringify(TEMPLATE) },
  });
  const { version, fingerprint } = (await query(owner, "operatorTemplate.show", { code })) as {
    version: number;
    fingerprint: string;
  };
  await command(owner, "console", "operatorTemplate.publish", { json: { code, version, fingerprint } });
  const asked = {
    ...{ template: code, code: "onlooker", name: "Onlooker Mobile", country: null, seller: null },
    ...{ ranges: [], targetOn: `${lastMonth(new Date())}-01` },
  };
  const planned = (await query(manager, "onboarding.preview", asked)) as { fingerprint: string };
  await command(manager, "console", "onboarding.start", {
    json: { ...asked, fingerprint: planned.fingerprint },
  });
  await Promise.all([manager.dispose(), owner.dispose()]);
}
