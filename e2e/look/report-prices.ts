import type { APIRequestContext } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { people, signIn } from "../people/sign-in.ts";

const CODE = "standard";

interface Card {
  readonly fingerprint: string;
  readonly shown: { readonly version: number };
}

/** Prices of the last billed month are drafted anew, and what that would change is reported. */
export async function reportPrices(newContext: () => Promise<APIRequestContext>): Promise<void> {
  const admin = await newContext();
  await signIn(admin, people.fjordAdmin);
  const holidays = ["2026-10-03", "2026-12-25"];
  await command(admin, "portal", "rateCard.draft", { json: { code: CODE, holidays } });
  const input = encodeURIComponent(JSON.stringify({ json: { code: CODE, page: 1, pageSize: 1 } }));
  const answer = await admin.get(`${urlOf("portal")}/api/trpc/rateCard.show?input=${input}`, {
    headers: { "x-tributary-client": "portal" },
  });
  const { result } = (await answer.json()) as { result: { data: { json: Card } } };
  const { fingerprint, shown } = result.data.json;
  const report = { code: CODE, version: shown.version, fingerprint, from: "2026-10-31" };
  await command(admin, "portal", "rateCorrection.report", { json: report });
  await admin.dispose();
}
