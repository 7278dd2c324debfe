import type { APIRequestContext } from "@playwright/test";
import { command } from "../people/command.ts";
import { type Person, signIn } from "../people/sign-in.ts";

/** Adds an endpoint at the house of each, which nobody answers, so that there is a log to look at. */
export async function hearOfEvents(
  newContext: () => Promise<APIRequestContext>,
  people: readonly Person[],
): Promise<void> {
  for (const person of people) {
    const context = await newContext();
    await signIn(context, person);
    const settings = { url: "https://hooks.tributary.invalid/events", description: "Ledger import" };
    const json = { ...settings, eventTypes: ["statement.issued", "dispute.resolved"] };
    const { id } = (await command(context, person.app, "webhook.add", { json })) as { id: string };
    await command(context, person.app, "webhook.test", { json: { id } });
    await context.dispose();
  }
}
