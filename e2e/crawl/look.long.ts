import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";
import { BY_ADDRESS } from "./by-address.ts";
import { crawl } from "./crawl.ts";
import { makeRarePages } from "./make-rare-pages.ts";
import { pagePatterns } from "./page-patterns.ts";

const LOOKS = [
  { name: "desktop, light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "desktop, dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "phone, light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
] as const;

test.beforeAll(({ playwright }) => makeRarePages(() => playwright.request.newContext()));

for (const person of [people.owner, people.fjordAdmin]) {
  test(`every page of the ${person.app} is whole at both widths, in light and dark, and by keyboard`, async ({
    browser,
    playwright,
  }) => {
    test.setTimeout(1_200_000);
    const request = await playwright.request.newContext();
    await signIn(request, person);
    const seen = await crawl(request, person.app, 1, () => undefined);
    await request.dispose();
    const paths = new Map<string, string>();
    for (const pattern of pagePatterns(person.app)) {
      const path = BY_ADDRESS[pattern] ?? seen.get(pattern)?.[0];
      if (path !== undefined) paths.set(pattern, path);
    }
    expect(pagePatterns(person.app).filter((pattern) => !paths.has(pattern))).toEqual([]);

    const faults: string[] = [];
    for (const look of LOOKS) {
      const page = await open(browser, look, person);
      for (const path of paths.values()) {
        for (const fault of await faultsOf(page, urlOf(person.app) + path, look === LOOKS[0]))
          faults.push(`${path}, ${look.name}: ${fault}`);
      }
      await page.context().close();
    }
    expect(faults).toEqual([]);
    console.log(`${person.app}: ${paths.size} pages in ${LOOKS.length} looks without a fault`);
  });
}

async function open(
  browser: Browser,
  look: (typeof LOOKS)[number],
  person: typeof people.owner | typeof people.fjordAdmin,
) {
  const { viewport, colorScheme } = look;
  const context = await browser.newContext({ viewport, colorScheme });
  await signIn(context, person);
  return context.newPage();
}

async function faultsOf(page: Page, url: string, isByKeyboard: boolean): Promise<string[]> {
  const faults: string[] = [];
  const note = (text: string): void => {
    faults.push(text);
  };
  const onError = (error: Error): void => note(`script error: ${error.message}`);
  page.on("pageerror", onError);
  await page.goto(url, { waitUntil: "networkidle" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) note(`axe ${id}: ${nodes[0]?.html.slice(0, 120)}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) note(`wider than the screen by ${overflow} px`);
  for (const stuck of isByKeyboard ? await notReached(page) : []) note(`not reached by Tab: ${stuck}`);
  page.off("pageerror", onError);
  return faults;
}

/** What can be clicked and is never focused while Tab goes once around. */
async function notReached(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const wanted =
      "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea";
    const visible = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0,
    );
    for (const element of visible) element.dataset.wanted = "";
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLElement) delete target.dataset.wanted;
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return visible.length;
  });
  for (let pressed = 0; pressed < count + 15; pressed += 1) await page.keyboard.press("Tab");
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-wanted]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // Of a group of radio buttons Tab reaches one: the arrows go on from there.
      .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio"))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
