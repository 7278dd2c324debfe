import { type APIRequestContext, type Browser, expect } from "@playwright/test";
import { DEMO_PASSWORD } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { linkMailedTo } from "../people/last-mail.ts";
import { query } from "../people/query.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";

interface User {
  readonly id: string;
  readonly email: string;
  readonly bindings: readonly { readonly id: string; readonly operator: { readonly id: string } | null }[];
}

/** Has an agent of the MVNA invited, bound to these operators, who takes the invitation up. */
export async function hireAgent(
  browser: Browser,
  admin: APIRequestContext,
  email: string,
  [first, ...others]: readonly string[],
): Promise<Person> {
  await signIn(admin, people.admin);
  await command(admin, "console", "user.invite", {
    json: { email, role: "support-agent", operatorId: first },
  });
  const page = await browser.newPage();
  await page.goto(await linkMailedTo(email, "Your invitation to Tributary"));
  await page.getByLabel("Your name").fill("Journey");
  await page.getByLabel("New password").fill(DEMO_PASSWORD);
  await page.getByLabel("The same again").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Take up the invitation" }).click();
  await expect(page.getByText("Your account is ready.")).toBeVisible();
  await page.close();
  const { id: userId } = await findUser(admin, email);
  for (const operatorId of others) {
    await command(admin, "console", "user.grant", { json: { userId, role: "support-agent", operatorId } });
  }
  return { app: "console", email };
}

/** Takes somebody's assignment to an operator away. */
export async function unassign(admin: APIRequestContext, email: string, operatorId: string): Promise<void> {
  const { bindings } = await findUser(admin, email);
  const binding = bindings.find(({ operator }) => operator?.id === operatorId);
  await command(admin, "console", "user.revoke", { json: { bindingId: binding?.id } });
}

async function findUser(admin: APIRequestContext, email: string): Promise<User> {
  const { users } = (await query(admin, "user.list", { search: email })) as { users: User[] };
  const found = users.find((user) => user.email === email);
  if (found === undefined) throw new Error(`nobody is called ${email}`);
  return found;
}
