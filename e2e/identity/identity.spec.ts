import { type Browser, expect, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { DEMO_PASSWORD, urlOf } from "../people/apps.ts";
import { linkMailedTo } from "../people/last-mail.ts";
import { people } from "../people/sign-in.ts";

const nora = {
  email: "nora@aurora.example",
  name: "Nora Lind",
  first: "seven herons on a wire",
  second: "no heron stays on a wire",
};

test.describe.configure({ mode: "serial" });

let administrator: Page;
let own: Page;
let recoveryCodes: string[];

test.beforeAll(async ({ browser }) => {
  administrator = await freshPage(browser);
  own = await freshPage(browser);
});

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: urlOf("portal") });
  return context.newPage();
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: `Account of ${nora.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
}

async function isHome(page: Page): Promise<void> {
  await expect(page).toHaveURL(`${urlOf("portal")}/`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("a wrong password is refused, the right one leads where the person wanted to go", async () => {
  await administrator.goto("/settings/team");
  await expect(administrator).toHaveURL(/\/login\?next=/);
  await fillSignIn(administrator, people.auroraAdmin.email, "not this one at all");
  await expect(administrator.getByText(/The e-mail, the password or the code is wrong/)).toBeVisible();
  await fillSignIn(administrator, people.auroraAdmin.email, DEMO_PASSWORD);
  await expect(administrator).toHaveURL(/\/settings\/team$/);
});

test("a colleague is invited, chooses a password and signs in; the link works once", async () => {
  await administrator.getByRole("button", { name: "Invite" }).click();
  const dialog = administrator.getByRole("dialog");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByText("Type an e-mail address.")).toBeVisible();
  await dialog.getByLabel("E-mail").fill(nora.email);
  await dialog.getByLabel("Role").selectOption({ label: "Viewer" });
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(administrator.getByRole("row", { name: /nora@aurora\.example/ })).toContainText("Invited");

  const link = await linkMailedTo(nora.email, "Your invitation to Tributary");
  await own.goto(link);
  await own.getByLabel("Your name").fill(nora.name);
  await own.getByLabel("New password").fill(nora.first);
  await own.getByLabel("The same again").fill(nora.second);
  await own.getByRole("button", { name: "Take up the invitation" }).click();
  await expect(own.getByText("The two passwords differ: type the same one twice.")).toBeVisible();
  await own.getByLabel("The same again").fill(nora.first);
  await own.getByRole("button", { name: "Take up the invitation" }).click();
  await expect(own.getByText("Your account is ready.")).toBeVisible();
  await own.goto(link);
  await expect(own.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();

  await own.goto("/login");
  await fillSignIn(own, nora.email, nora.first);
  await isHome(own);
  await administrator.reload();
  await expect(administrator.getByRole("row", { name: /Nora Lind/ })).toContainText("Active");
});

test("a second factor is set up, with recovery codes that each work once", async () => {
  await own.goto("/settings/security");
  await own.getByRole("button", { name: "Set up the second factor" }).click();
  const dialog = own.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  const secret = (await dialog.getByTitle(/^[A-Z2-7]{32,}$/).textContent()) ?? "";
  await dialog.getByLabel("Code of your authenticator").fill("000000");
  await dialog.getByRole("button", { name: "Switch it on" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Code of your authenticator").fill(new TOTP({ secret }).generate());
  await dialog.getByRole("button", { name: "Switch it on" }).click();
  await expect(own.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
  recoveryCodes = await own.getByRole("dialog").getByRole("listitem").allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await own.getByRole("button", { name: "I have kept them" }).click();
  await expect(own.getByText("10 recovery codes left")).toBeVisible();

  await signOut(own);
  await signInWithRecoveryCode(own, nora.first, 0);
  await isHome(own);
  await signOut(own);
  await signInWithRecoveryCode(own, nora.first, 0);
  await expect(own.getByText(/The e-mail, the password or the code is wrong/)).toBeVisible();
});

async function signInWithRecoveryCode(page: Page, password: string, at: number): Promise<void> {
  await page.goto("/login");
  await fillSignIn(page, nora.email, password);
  await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(recoveryCodes[at] ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
}

test("a forgotten password is replaced by a link, which ends the sessions that were open", async ({
  browser,
}) => {
  await signInWithRecoveryCode(own, nora.first, 1);
  await isHome(own);
  const elsewhere = await freshPage(browser);
  await elsewhere.goto("/login");
  await elsewhere.getByRole("link", { name: "Forgotten?" }).click();
  await elsewhere.getByLabel("E-mail").fill(nora.email);
  await elsewhere.getByRole("button", { name: "Send the link" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await elsewhere.goto(await linkMailedTo(nora.email, "A new password for Tributary"));
  await elsewhere.getByLabel("New password").fill("too short");
  await elsewhere.getByLabel("The same again").fill("too short");
  await elsewhere.getByRole("button", { name: "Set the password" }).click();
  await expect(elsewhere.getByText(/^Choose a password of at least 12/)).toBeVisible();
  await elsewhere.getByLabel("New password").fill(nora.second);
  await elsewhere.getByLabel("The same again").fill(nora.second);
  await elsewhere.getByRole("button", { name: "Set the password" }).click();
  await expect(elsewhere.getByText(/Your new password is set/)).toBeVisible();

  await own.goto("/statements");
  await expect(own).toHaveURL(/\/login/);
  await signInWithRecoveryCode(elsewhere, nora.second, 2);
  await isHome(elsewhere);
});

test("somebody signed in sees each of their sessions and ends all others", async ({ browser }) => {
  const another = await freshPage(browser);
  await signInWithRecoveryCode(another, nora.second, 3);
  await isHome(another);
  await signInWithRecoveryCode(own, nora.second, 4);
  await isHome(own);
  await own.goto("/settings/security");
  await own.getByRole("button", { name: "End all others" }).click();
  await own
    .getByRole("alertdialog")
    .or(own.getByRole("dialog"))
    .getByRole("button", { name: "End all others" })
    .click();
  await expect(own.getByText("Every other session has ended.")).toBeVisible();
  await another.goto("/statements");
  await expect(another).toHaveURL(/\/login/);
  await own.goto("/statements");
  await expect(own.getByRole("heading", { level: 1 })).toContainText("Statements");
});
