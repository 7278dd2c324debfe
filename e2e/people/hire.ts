import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "./apps.ts";
import { command } from "./command.ts";
import { linkMailedTo } from "./last-mail.ts";
import { type Person, people, signIn } from "./sign-in.ts";

/** Has somebody invited to an operator of which the sample staffs nobody, and signed in on a page. */
export async function hire(page: Page, operatorId: string, role: string): Promise<void> {
  const person: Person = { app: "portal", email: `journey@${operatorId}.example` };
  const administrator = await page.context().browser()?.newContext();
  if (administrator === undefined) throw new Error("the page has no browser");
  await signIn(administrator, people.admin);
  await command(administrator.request, "console", "user.invite", {
    json: { email: person.email, role, operatorId },
  });
  await administrator.close();
  await page.goto(await linkMailedTo(person.email, "Your invitation to Tributary"));
  await page.getByLabel("Your name").fill("Journey");
  await page.getByLabel("New password").fill(DEMO_PASSWORD);
  await page.getByLabel("The same again").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Take up the invitation" }).click();
  await expect(page.getByText("Your account is ready.")).toBeVisible();
  await signIn(page.context(), person);
}
