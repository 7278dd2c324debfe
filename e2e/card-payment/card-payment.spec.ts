import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import {
  SECRET_KEY,
  type StripeServer,
  startStripe,
  WEBHOOK_SECRET,
} from "@tributary/services/testing/stripe-server";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

const SECRETS = [SECRET_KEY, WEBHOOK_SECRET];

test.describe.configure({ mode: "serial" });

let staff: BrowserContext;
let page: Page;
let stripe: StripeServer;
let bill: string;

test.beforeAll(async ({ browser }) => {
  stripe = await startStripe(Number(process.env.TRIBUTARY_E2E_STRIPE ?? 0));
  staff = await browser.newContext();
  page = await staff.newPage();
  await signIn(staff, people.fjordFinance);
});
test.afterAll(async () => {
  await Promise.all([staff.close(), stripe.close()]);
});

/** Says something to the portal as Stripe would. */
async function tell(type: string, object: object, signature?: string): Promise<number> {
  const event = stripe.event(type, object);
  const answer = await fetch(`${urlOf("portal")}/api/payments/fjord/stripe`, {
    method: "POST",
    headers: { "stripe-signature": signature ?? event.signature },
    body: event.body,
  });
  return answer.status;
}

test("the operator connects its account, and no page shows its secrets", async () => {
  await page.goto(`${urlOf("portal")}/settings/payments`);
  await page.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Publishable key").fill("pk_test_standin");
  await dialog.getByLabel("Secret or restricted key").fill(SECRET_KEY);
  await dialog.getByLabel("Signing secret of the endpoint").fill(WEBHOOK_SECRET);
  await dialog.getByLabel("Where whoever paid goes on to").fill("https://fjord.example/thanks");
  await dialog.getByRole("button", { name: "Save account" }).click();
  await expect(page.getByText("The account is saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Test: no money moves")).toBeVisible();
  await expect(page.getByText("Kept, sealed")).toHaveCount(2);
  for (const secret of SECRETS) expect(await page.content()).not.toContain(secret);
});

test("a bill's page to pay by card is made, and its link shown", async () => {
  await page.goto(`${urlOf("portal")}/bills?state=open`);
  const link = page.getByRole("table").last().getByRole("link").first();
  bill = (await link.textContent())?.trim() ?? "";
  await page.goto(`${urlOf("portal")}/bills/${bill}`);
  await page.getByRole("button", { name: "Pay by card" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make page" }).click();
  await expect(page.getByText("Waiting to be paid")).toBeVisible();
  const { url, fields } = stripe.books.lastSession();
  await expect(page.getByTitle(url)).toBeVisible();
  expect(fields["line_items[0][price_data][product_data][name]"]).toBe(`Bill ${bill}`);
});

test("what Stripe reports is believed by its signature alone; then the bill is paid", async () => {
  const session = stripe.books.lastSession();
  stripe.books.pay(session);
  expect(await tell("checkout.session.completed", session, "t=1,v1=00")).toBe(401);
  await page.reload();
  await expect(page.getByText("Waiting to be paid")).toBeVisible();
  expect(await tell("checkout.session.completed", session)).toBe(200);
  expect(await tell("checkout.session.completed", session)).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(bill);
  await expect(page.getByRole("button", { name: "Pay by card" })).toHaveCount(0);
  const reference = session.payment_intent?.id ?? "";
  await expect(page.getByRole("cell", { name: reference })).toHaveCount(1);
});

test("a dispute opens the bill again, until it is won", async () => {
  const { payment_intent: payment } = stripe.books.lastSession();
  if (payment === null) throw new Error("nothing was paid");
  const disputed = async (status: string) =>
    tell("charge.dispute.updated", stripe.books.dispute(payment, status));
  expect(await disputed("needs_response")).toBe(200);
  await page.reload();
  await expect(page.getByText("Disputed: the money is withdrawn")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay by card" })).toBeVisible();
  expect(await disputed("won")).toBe(200);
  await page.reload();
  await expect(page.getByText("Dispute won", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay by card" })).toHaveCount(0);
});

test("credited, the money goes back to the card", async () => {
  await page.getByRole("button", { name: "Credit", exact: true }).click();
  const credit = page.getByRole("dialog");
  await credit.getByRole("textbox").fill("Never in service.");
  await credit.getByRole("button", { name: "Credit bill" }).click();
  await expect(credit).toHaveCount(0);
  await page.getByRole("button", { name: "Refund" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Refund to card" }).click();
  await expect(page.getByText("Gone back", { exact: true }).first()).toBeVisible();
  expect(stripe.books.refunds).toHaveLength(1);
});
