import type { Page } from "@playwright/test";

/** What can be clicked and is never focused while Tab goes once around, as the start of its markup. */
export async function notReached(page: Page): Promise<string[]> {
  const stops = await page.evaluate(() => {
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
    return document.querySelectorAll("summary, [tabindex='0']").length + visible.length;
  });
  // Pressed without waiting for each: on a page with a long list that was most of the look.
  const keyboard = await page.context().newCDPSession(page);
  const tab = { type: "rawKeyDown", key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } as const;
  const presses = Array.from({ length: stops + 15 }, () => keyboard.send("Input.dispatchKeyEvent", tab));
  await Promise.all(presses);
  await keyboard.detach();
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-wanted]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // Of a group of radio buttons Tab reaches one: the arrows go on from there.
      .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio"))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
