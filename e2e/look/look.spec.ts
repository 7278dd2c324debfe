import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { BY_ADDRESS } from "../crawl/by-address.ts";
import { crawl } from "../crawl/crawl.ts";
import { pagePatterns } from "../crawl/page-patterns.ts";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { faultsOf, LOOKS, type Look } from "./faults-of.ts";
import { makeRarePages } from "./make-rare-pages.ts";
import { uploadFiles } from "./upload-files.ts";

/** Where to keep a picture of each page in each look; none are taken without it. */
const album = process.env.TRIBUTARY_ALBUM;

/** Pages that are looked at side by side: each keeps a processor busy. */
const TABS = 2;

// Each fault is told by its page and look: a recording of hundreds of pages would only cost time.
test.use({ trace: "off" });

test.beforeAll(({ playwright, browser }) => makeRarePages(browser, () => playwright.request.newContext()));

for (const person of [people.owner, people.fjordAdmin]) {
  test(`every page of the ${person.app} is whole in light and dark, at both widths, and by keyboard`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    const signedIn = await browser.newContext();
    const stranger = await browser.newContext();
    await signIn(signedIn, person);
    // A ticket is shown whole to whoever works for its operator in this session.
    if (person.app === "console")
      await command(signedIn.request, "console", "support.enter", { json: { operatorId: "aurora" } });
    const seen = await crawl(signedIn.request, person.app, 1, () => undefined);
    const paths = pagePatterns(person.app).map((pattern) => ({
      pattern,
      path: BY_ADDRESS[pattern] ?? seen.get(pattern)?.[0],
    }));
    expect(paths.filter(({ path }) => path === undefined)).toEqual([]);

    const faults: string[] = [];
    const waiting = [...paths];
    const lookAtNext = async (): Promise<void> => {
      const inside = await signedIn.newPage();
      const outside = await stranger.newPage();
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { pattern, path } = next;
        const page = BEFORE_SIGN_IN.has(pattern) ? outside : inside;
        const keep = (look: Look) => keepPicture(page, person, pattern, look);
        for (const fault of await faultsOf(page, `${urlOf(person.app)}${path}`, keep))
          faults.push(`${path}, ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: TABS }, lookAtNext));
    await signedIn.close();
    await stranger.close();
    expect(faults).toEqual([]);
    console.log(`${person.app}: ${paths.length} pages without a fault in ${LOOKS.length} looks`);
  });
}

test("every step of the wizard for usage files is whole in every look", async ({ browser }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext();
  await signIn(context, people.analyst);
  const paths = await uploadFiles(context.request);
  const page = await context.newPage();
  const faults: string[] = [];
  for (const { step, path } of paths) {
    const keep = (look: Look) => keepPicture(page, people.analyst, `/usage-files/new/${step}`, look);
    for (const fault of await faultsOf(page, `${urlOf("console")}${path}`, keep)) {
      faults.push(`${path}, ${fault}`);
    }
  }
  await context.close();
  expect(faults).toEqual([]);
  console.log(`console: ${paths.length} steps without a fault in ${LOOKS.length} looks`);
});

/** Whoever is signed in is led away from these. */
const BEFORE_SIGN_IN = new Set(["/login", "/forgot", "/reset", "/invitation", "/rate/[token]"]);

async function keepPicture(page: Page, { app }: Person, pattern: string, { name }: Look): Promise<void> {
  if (album === undefined) return;
  const folder = join(album, app);
  mkdirSync(folder, { recursive: true });
  const words = pattern.match(/\w+/g) ?? ["start"];
  await page.screenshot({ path: join(folder, `${words.join("-")}.${name}.png`), fullPage: true });
}
