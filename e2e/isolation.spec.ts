import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { urlOf } from "./people/apps.ts";
import { people, signIn } from "./people/sign-in.ts";

const sibling = "ST-thamesgate-2026-2026-10-grove";
const absent = "ST-thamesgate-2026-2026-10-nobody";

let fjord: APIRequestContext;

test.beforeAll(async ({ playwright }) => {
  fjord = await playwright.request.newContext();
  await signIn(fjord, people.fjordAdmin);
});
test.afterAll(() => fjord.dispose());

/** What an answer says, without the names that were asked for. */
async function words(answer: APIResponse, ...names: readonly string[]): Promise<string> {
  let text = (await answer.text()).replaceAll(/"requestId":"[^"]+"/g, "").replaceAll(/nonce="[^"]+"/g, "");
  for (const name of names) text = text.replaceAll(name, "·").replaceAll(encodeURIComponent(name), "·");
  return `${answer.status()} ${text}`;
}

function call(
  app: "console" | "portal",
  path: string,
  input: unknown,
  client: string = app,
): Promise<APIResponse> {
  const query = encodeURIComponent(JSON.stringify({ json: input }));
  return fjord.get(`${urlOf(app)}/api/trpc/${path}?input=${query}`, {
    headers: { "x-tributary-client": client },
  });
}

test("a portal session is nobody in the console", async () => {
  for (const path of ["/", "/operators", "/settlement", "/statements", "/audit"]) {
    const answer = await fjord.get(urlOf("console") + path, { maxRedirects: 0 });
    expect(answer.headers().location, path).toContain("/login");
  }
  const answer = await call("console", "statement.show", { number: sibling });
  expect(answer.status()).toBe(401);
});

test("the other application's cookie does not even decode", async ({ playwright }) => {
  const { cookies } = await fjord.storageState();
  const session = cookies.find(({ name }) => name.endsWith("tributary-portal.session"));
  const forged = await playwright.request.newContext({
    extraHTTPHeaders: { cookie: `tributary-console.session=${session?.value}` },
  });
  const page = await forged.get(`${urlOf("console")}/statements`, { maxRedirects: 0 });
  expect(page.headers().location).toContain("/login");
  const api = await forged.get(`${urlOf("console")}/api/trpc/me.get`, {
    headers: { "x-tributary-client": "console" },
  });
  expect(api.status()).toBe(401);
  await forged.dispose();
});

test("a sibling's statement is not found, in the same words as one that is not there", async () => {
  const own = await call("portal", "statement.show", { number: "ST-thamesgate-2026-2026-10-fjord" });
  expect(own.status()).toBe(200);
  for (const path of ["statement.show", "statementLine.days"]) {
    const more = path === "statement.show" ? {} : { version: 1, lineNumber: 1 };
    const theirs = await call("portal", path, { number: sibling, ...more });
    const nobodys = await call("portal", path, { number: absent, ...more });
    expect(theirs.status(), path).toBe(404);
    expect(await words(theirs, sibling)).toBe(await words(nobodys, absent));
  }
});

test("a sibling's page is not found, as a page and as its server components", async () => {
  for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
    const theirs = await fjord.get(`${urlOf("portal")}/statements/${sibling}`, { headers });
    const nobodys = await fjord.get(`${urlOf("portal")}/statements/${absent}`, { headers });
    expect(theirs.status()).toBe(nobodys.status());
    expect(await theirs.text()).not.toMatch(/grove mobile/i);
  }
  const download = await fjord.get(`${urlOf("portal")}/statements/${sibling}/file?form=pdf`);
  expect(download.status()).toBe(404);
});

test("a foreign cursor leads to nothing of anybody's", async () => {
  const input = { number: "ST-thamesgate-2026-2026-10-fjord", version: 1, lineNumber: 1, day: "2026-10-10" };
  const answer = await call("portal", "statementLine.records", { ...input, cursor: "grove.1.1" });
  expect([400, 404]).toContain(answer.status());
});

test("an input that names an operator is refused", async () => {
  const answer = await call("portal", "statement.list", { operatorId: "grove" });
  expect(answer.status()).toBe(400);
});

test("the console's procedures do not exist in the portal", async () => {
  const answer = await call("portal", "overview.show", {
    sort: { key: "name", isDescending: false },
    page: 1,
  });
  expect(answer.status()).toBe(404);
  expect((await call("portal", "me.get", null, "console")).status()).toBe(403);
});

test("an administrator of people reads no money, and is told the same for every statement", async ({
  playwright,
}) => {
  const admin = await playwright.request.newContext();
  await signIn(admin, people.admin);
  const ask = async (number: string): Promise<string> => {
    const query = encodeURIComponent(JSON.stringify({ json: { number } }));
    const url = `${urlOf("console")}/api/trpc/statement.show?input=${query}`;
    return words(await admin.get(url, { headers: { "x-tributary-client": "console" } }), number);
  };
  expect(await ask(sibling)).toMatch(/^403/);
  expect(await ask(sibling)).toBe(await ask(absent));
  await admin.dispose();
});
