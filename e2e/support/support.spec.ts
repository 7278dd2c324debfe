import { type APIRequestContext, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { query } from "../people/query.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { hireAgent, unassign } from "./hire-agent.ts";

const HOUR = 3_600_000;
/** An agent works for A and B; of C nothing may be found. */
const [A, B, C] = [
  { id: "aurora", name: "Aurora Mobil" },
  { id: "brisa", name: "Brisa Talk" },
  { id: "cobalt", name: "Cobalt" },
] as const;
const lead: Person = { app: "console", email: "support-lead@demo.tributary.example" };
const email = `agent-${Date.now().toString(36)}@demo.tributary.example`;
const at = (path: string): string => urlOf("console") + path;

test.describe.configure({ mode: "serial" });

let context: BrowserContext;
let page: Page;
let admin: APIRequestContext;

test.beforeAll(async ({ browser, playwright }) => {
  admin = await playwright.request.newContext();
  const agent = await hireAgent(browser, admin, email, [A.id, B.id]);
  context = await browser.newContext();
  await signIn(context, agent);
  page = await context.newPage();
});
test.afterAll(async () => {
  await context.close();
  await admin.dispose();
});

async function open(operatorId: string, number: number): Promise<void> {
  await page.goto(at(`/support/${operatorId}/${number}`));
}

let firstPath: string;

test("an agent takes the most urgent ticket and answers in the operator's name", async () => {
  await page.goto(at("/support"));
  const queue = page.getByRole("table", { name: "Tickets" });
  await expect(queue).toContainText(A.name);
  await expect(queue).not.toContainText(C.name);
  await page.getByRole("button", { name: "Take next" }).click();
  await page.waitForURL(/\/support\/(aurora|brisa)\/\d+$/);
  firstPath = new URL(page.url()).pathname;
  const operator = firstPath.includes(A.id) ? A : B;
  await expect(page.getByText(new RegExp(`This is a ticket of ${operator.name}`))).toBeVisible();
  await page.getByRole("button", { name: /^Switch to / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^T-\d+/);
  const answer = `We look into it, ${Date.now()}.`;
  await page.getByLabel(/^Reply as /).fill(answer);
  await page.getByRole("button", { name: /^Send as .* support$/ }).click();
  await expect(page.getByRole("listitem").filter({ hasText: answer })).toContainText(`${email}, agent`);
  await expect(page.getByText("Waiting").first()).toBeVisible();
});

test("a ticket for somebody who calls is opened at the desk for which the agent works", async () => {
  const operator = firstPath.includes(A.id) ? A : B;
  await page.goto(at("/support"));
  await page.getByRole("button", { name: "New ticket" }).click();
  const dialog = page.getByRole("dialog", { name: `Open a ticket of ${operator.name}` });
  await dialog.getByLabel(/^Subject/).fill("Called about roaming");
  await dialog.getByLabel(/^What is it about/).fill("Wants to know what a day in Norway costs.");
  await dialog.getByRole("button", { name: "New ticket" }).click();
  await page.waitForURL(new RegExp(`/support/${operator.id}/\\d+$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Called about roaming");
});

test("another operator's ticket is shown after a switch that its operator sees", async ({ browser }) => {
  const [from, to] = firstPath.includes(A.id) ? [A, B] : [B, A];
  await open(to.id, 1);
  await expect(page.getByText(new RegExp(`You work for ${from.name}`)).last()).toBeVisible();
  await page.getByRole("button", { name: /^Switch to / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("T-1");
  await page.goto(at(firstPath));
  await expect(page.getByText(new RegExp(`This is a ticket of ${from.name}`))).toBeVisible();
  const portal = await browser.newContext();
  await signIn(portal, people.auroraAdmin);
  const log = await portal.newPage();
  await log.goto(`${urlOf("portal")}/settings/access-log`);
  await expect(log.getByRole("table", { name: "Who worked for your desk" })).toContainText(email);
  await portal.close();
});

test("nothing of an operator that is not theirs is found by address, id, queue or search", async () => {
  await open(C.id, 1);
  await expect(page.getByText("There is nothing here")).toBeVisible();
  await expect(page.getByText(C.name)).toHaveCount(0);
  const refused = query(context.request, "ticket.show", { operatorId: C.id, number: 1 });
  await expect(refused).rejects.toThrow(/404/);
  const absent = query(context.request, "ticket.show", { operatorId: "nobody", number: 1 });
  await expect(absent).rejects.toThrow(/404/);
  await expect(
    command(context.request, "console", "support.enter", { json: { operatorId: C.id } }),
  ).rejects.toThrow(/404/);
  const { scope } = (await query(context.request, "support.current", {})) as { scope: { id: string } };
  for (const search of ["4915", "cobalt", "T-9999"]) {
    const found = await query(context.request, "ticket.list", { operatorId: scope.id, search });
    expect(JSON.stringify(found)).not.toMatch(/cobalt/i);
  }
  const queue = await query(context.request, "support.queue", { operatorId: C.id });
  expect(queue).toMatchObject({ rows: [], total: 0 });
});

test("two who have one ticket before their eyes are told of each other", async ({ browser }) => {
  const other = await browser.newContext();
  await signIn(other, lead);
  await command(other.request, "console", "support.enter", { json: { operatorId: B.id } });
  await command(context.request, "console", "support.enter", { json: { operatorId: B.id } });
  await open(B.id, 1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("T-1");
  const beside = await other.newPage();
  await beside.goto(at(`/support/${B.id}/1`));
  await expect(beside.getByText(`${email} is viewing this ticket.`)).toBeVisible();
  await beside.getByLabel(/^Reply as /).fill("I am at it.");
  await expect(page.getByText(`${lead.email} is writing a reply.`)).toBeVisible({ timeout: 25_000 });
  await other.close();
});

test("what is due leaves out the weekend and the holiday to the minute", async ({ playwright }) => {
  const operator = await playwright.request.newContext();
  await signIn(operator, people.auroraAdmin);
  const day = (days: number): string => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  const weekday = (days: number): number => (new Date(`${day(days)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const answer = await operator.get(`${urlOf("portal")}/api/trpc/supportProfile.show`, {
    headers: { "x-tributary-client": "portal" },
  });
  const { version, terms } = ((await answer.json()) as { result: { data: { json: Shown } } }).result.data
    .json;
  // Open around the clock, but closed tomorrow and the day after by the week, and the day after that as a
  // holiday.
  const closed = [weekday(1), weekday(2)];
  const week = Array.from({ length: 7 }, (_, each) =>
    closed.includes(each) ? [] : [{ fromMinute: 0, untilMinute: 1_440 }],
  );
  const day24 = { firstReplyMinutes: 1_440, resolveMinutes: 2_880 };
  const targets = { urgent: day24, high: day24, normal: day24, low: day24 };
  const calendar = { zone: "UTC", week, holidays: [day(3)] };
  await command(operator, "portal", "supportProfile.save", {
    json: { basedOn: version, terms: { ...terms, calendar, targets } },
  });
  const opened = (await command(operator, "portal", "ticket.open", {
    json: {
      ...{ subject: "To the minute", text: "When is it due?", channel: "phone", category: "other" },
      ...{ priority: "normal", subscriber: null, requester: null, files: [] },
    },
  })) as { number: number };
  await operator.dispose();
  await command(context.request, "console", "support.enter", { json: { operatorId: A.id } });
  await open(A.id, opened.number);
  const facts = page
    .getByRole("region", { name: "Ticket" })
    .or(page.locator("section", { hasText: "First reply" }));
  const shown = facts.locator("time");
  await expect(shown.first()).toBeVisible();
  const times = await shown.evaluateAll((all) => all.map((each) => (each as HTMLTimeElement).dateTime));
  // Twenty-four open hours around three closed days: four days later; resolved within one open day more.
  const [firstReply = "", resolve = ""] = times;
  const came = Date.parse(times.at(2) ?? "");
  expect((Date.parse(firstReply) - came) / HOUR).toBe(96);
  expect((Date.parse(resolve) - came) / HOUR).toBe(120);
});

interface Shown {
  readonly version: number;
  readonly terms: Readonly<Record<string, unknown>>;
}

test("an assignment that is removed is gone with the next click", async () => {
  await open(A.id, 1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("T-1");
  await unassign(admin, email, A.id);
  await page.getByLabel(/^Reply as /).fill("Too late.");
  await page.getByRole("button", { name: /^Send as / }).click();
  await expect(page.getByText("Your session has ended: sign in again.")).toBeVisible();
  await signIn(context, { app: "console", email });
  await open(A.id, 1);
  await expect(page.getByText("There is nothing here")).toBeVisible();
});
