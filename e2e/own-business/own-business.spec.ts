import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type MnoServer, startMno } from "@tributary/services/testing/mno-server";
import { type SmdpServer, startSmdp } from "@tributary/services/testing/smdp-server";
import { urlOf } from "../people/apps.ts";
import { luhnDigit } from "../people/luhn-digit.ts";
import { people, signIn } from "../people/sign-in.ts";
import { billedMonth } from "./billed-month.ts";
import { openShop } from "./open-shop.ts";
import { readQr } from "./read-qr.ts";

/** A new operator: all that it bills is this journey's. */
const OPERATOR = "juniper";
const NUMBER = "J-0001";
const [NAME, MAIL, STREET] = ["Wilhelmina Quastenflosser", "wq@quastenflosser.example", "7 Coral Street"];
const BODY = "894999000000000004";
const ICCID = BODY + luhnDigit(BODY);

/** The last month: basic from the 10th at 1.00 a day, plus from the 20th at 2.00 a day. */
const month = billedMonth(new Date());
const gross = 10 + 2 * (month.days - 19);
const GROSS = `${gross}.00`;
/** Without its tax of 19 %, rounded half up. */
const NET = (Math.round((gross * 10_000) / 119) / 100).toFixed(2);

test.describe.configure({ mode: "serial" });

let staff: BrowserContext;
let page: Page;
let portfolio: Page;
let network: MnoServer;
let smdp: SmdpServer;

test.beforeAll(async ({ browser }) => {
  [network, smdp] = await Promise.all([startMno(() => "done"), startSmdp(() => "well")]);
  staff = await browser.newContext();
  page = await staff.newPage();
  const [basic, plus] = [`${month.days}.00`, `${2 * month.days}.00`];
  await openShop(page, { operator: OPERATOR, period: month.label, plans: { basic, plus } });
  const manager = await browser.newContext();
  await signIn(manager, people.manager);
  portfolio = await manager.newPage();
});
test.afterAll(async () => {
  await Promise.all([staff.close(), portfolio.context().close()]);
  await Promise.all([network.close(), smdp.close()]);
});

/** Takes a step of the subscriber that is shown. */
async function step(action: string) {
  await page.goto(`${urlOf("portal")}/subscribers/${NUMBER}`);
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
  return page.getByRole("dialog");
}

/** What the console says of the operator's month: subscribers that came and left, and revenue. */
async function seenByConsole(): Promise<readonly string[]> {
  await portfolio.goto(`${urlOf("console")}/operators/${OPERATOR}/retail`);
  const row = portfolio.getByRole("row", { name: new RegExp(`^${month.short}`) });
  await expect(row).toBeVisible();
  const cells = await row.getByRole("cell").allInnerTexts();
  return [cells[1] ?? "", cells[5] ?? ""];
}

test("the operator connects its network and its eSIM server", async () => {
  await page.goto(`${urlOf("portal")}/settings/network`);
  await page.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog");
  const [mobile, esim] = [dialog.getByRole("group").nth(0), dialog.getByRole("group").nth(1)];
  await mobile.getByLabel("Connected").check();
  await mobile.getByLabel("Address").fill(network.address);
  await esim.getByLabel("Connected").check();
  await esim.getByLabel(/^Address(?! for)/).fill(smdp.address);
  await esim.getByLabel("Your identifier there").fill("1.3.6.1.4.1.99999");
  await esim.getByLabel("Address for phones").fill("rsp.juniper.example");
  await dialog.getByRole("button", { name: "Save connections" }).click();
  await expect(page.getByText("The connections are saved.")).toBeVisible();
});

test("a subscriber is put into service with an eSIM, since a day of last month", async () => {
  await page.goto(`${urlOf("portal")}/sims`);
  await page.getByRole("button", { name: "Add SIMs" }).click();
  const stock = page.getByRole("dialog");
  await stock.getByLabel("Batch").fill("journey");
  await stock.getByLabel("Kind").selectOption("esim");
  await stock.getByLabel(/^SIMs/).fill(`${ICCID},999409900000042`);
  await stock.getByRole("button", { name: "Add to stock" }).click();
  await expect(page.getByText("1 SIM is in stock.")).toBeVisible();

  await page.goto(`${urlOf("portal")}/subscribers`);
  await page.getByRole("button", { name: "Add subscriber" }).click();
  const added = page.getByRole("dialog");
  await added.getByLabel("Number").fill(NUMBER);
  await added.getByLabel("Name").fill(NAME);
  await added.getByLabel("E-mail").fill(MAIL);
  await added.getByLabel("Address").fill(STREET);
  await added.getByRole("button", { name: "Add subscriber" }).click();
  await expect(page.getByRole("heading", { name: NUMBER, level: 1 })).toBeVisible();

  const dialog = await step("Put into service");
  await dialog.getByLabel("Plan").selectOption("basic");
  await dialog.getByLabel("ICCID of the SIM").fill(ICCID);
  await dialog.getByLabel("In service since").fill(`${month.label}-10`);
  await dialog.getByRole("button", { name: "Put into service" }).click();
  await expect(page.getByText("The subscriber is in service.")).toBeVisible();
});

test("its profile is made ready, and the QR code leads a phone to it", async () => {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("listitem").filter({ hasText: "Prepare eSIM" })).toContainText("Done", {
      timeout: 1_000,
    });
  }).toPass();
  await page.getByRole("link", { name: "Prepare eSIM" }).click();
  const picture = page.getByRole("img", { name: "QR code with the activation code" });
  await expect(picture).toBeVisible();
  const { state, matchingId } = smdp.profiles.get(`${ICCID}F`) ?? {};
  expect(state).toBe("released");
  expect(await readQr(picture)).toBe(`LPA:1$rsp.juniper.example$${matchingId}`);
  await expect.poll(() => network.carriedOut.map(({ body }) => body.action)).toEqual(["activate"]);
});

test("the plan changes in the middle of the month", async () => {
  const dialog = await step("Change plan");
  await dialog.getByLabel("Plan").selectOption("plus");
  await dialog.getByLabel("From").selectOption({ label: "An earlier day" });
  await dialog.getByLabel("Since").fill(`${month.label}-20`);
  await dialog.getByRole("button", { name: "Change plan" }).click();
  await expect(page.getByText("The plan is changed.")).toBeVisible();
});

test("the month is billed: each plan for its own days", async () => {
  await page.goto(`${urlOf("portal")}/bills`);
  await page.getByRole("button", { name: /^Bill / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Draw up bills" }).click();
  const finalize = page.getByRole("button", { name: "Make final" });
  await finalize.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(GROSS);
  await dialog.getByRole("button", { name: "Make bills final" }).click();
  await expect(page.getByText("The bills are being made final.")).toBeVisible();
  await expect(page.getByText("Final", { exact: true })).toBeVisible();
  await page.goto(`${urlOf("portal")}/bills/JU-000001`);
  await expect(page.getByRole("row", { name: /Plan basic/ })).toContainText("8.40");
  await expect(page.getByRole("row", { name: /^Gross/ })).toContainText(GROSS);
  expect(await seenByConsole()).toEqual(["1", NET]);
});

test("it is paid, then credited; what was paid stays to the subscriber's credit", async () => {
  await page.getByRole("button", { name: "Record payment" }).click();
  const paid = page.getByRole("dialog");
  await paid.getByLabel("Reference").fill("BANK-1");
  await paid.getByRole("button", { name: "Record payment" }).click();
  await expect(page.getByText("The payment is recorded.")).toBeVisible();
  await expect(page.getByText("Paid", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Credit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("The phone never arrived.");
  await dialog.getByRole("button", { name: "Credit bill" }).click();
  await expect(page.getByText("Credit note JUC-000001 is made.")).toBeVisible();
  await expect(page.getByText("Credited", { exact: true }).first()).toBeVisible();
  expect(await seenByConsole()).toEqual(["1", "0.00"]);
});

test("it is suspended for not paying, ends, and is erased", async () => {
  const suspended = await step("Suspend");
  await suspended.getByLabel("Reason").selectOption("non-payment");
  await suspended.getByRole("button", { name: "Suspend subscriber" }).click();
  await expect(page.getByText("The subscriber is suspended.")).toBeVisible();
  const ended = await step("Terminate");
  await ended.getByRole("button", { name: "Terminate subscriber" }).click();
  await expect(page.getByText("The subscriber is terminated.")).toBeVisible();
  await expect
    .poll(() => network.carriedOut.map(({ body }) => body.action))
    .toEqual(["activate", "suspend", "terminate"]);
  const dialog = await step("Erase personal data");
  await dialog.getByLabel("Who asked for it and when").fill("A letter of today.");
  await dialog.getByRole("button", { name: "Erase personal data" }).click();
  await expect(page.getByText("This subscriber's data is erased")).toBeVisible();
  await page.goto(`${urlOf("portal")}/bills/JU-000001`);
  await expect(page.getByRole("row", { name: /^Gross/ })).toContainText(GROSS);
});

test("whatever the console shows of it, there is no name", async () => {
  const paths = [`/operators/${OPERATOR}/retail`, "/retail", "/", `/operators/${OPERATOR}`, "/audit"];
  for (const path of paths) {
    await portfolio.goto(urlOf("console") + path);
    await expect(portfolio.getByRole("heading", { level: 1 })).toBeVisible();
    const html = await portfolio.content();
    for (const personal of [...NAME.split(" "), MAIL, STREET]) expect(html, path).not.toContain(personal);
  }
});
