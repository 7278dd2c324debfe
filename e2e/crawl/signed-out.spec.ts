import { expect, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { closingLine } from "../people/closing-line.ts";
import { people, signIn } from "../people/sign-in.ts";
import { crawl } from "./crawl.ts";

/** Pages that are there for people who are not signed in, and what says that the application serves. */
const OPEN = /^\/(?:login|forgot|reset|invitation|api\/health|api\/auth)(?:[/?]|$)/;

/** Ways in which a request tries to look as if somebody had let it through already. */
const DISGUISES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a plain request": {},
  "a claimed inner request": {
    "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
  },
  "a request for server components": { RSC: "1" },
  "a prefetch": { RSC: "1", "Next-Router-Prefetch": "1", Purpose: "prefetch" },
  "a partial prefetch": { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
  "a request with a forged cookie": {
    cookie: "tributary-console.session=eyJhbGciOiJkaXIifQ.x.y.z.w; tributary-portal.session=1",
  },
};

for (const person of [people.owner, people.fjordAdmin]) {
  test(`without a session the ${person.app} tells nothing, whatever the request pretends`, async ({
    playwright,
  }) => {
    test.setTimeout(300_000);
    const known = await playwright.request.newContext();
    await signIn(known, person);
    const found = await crawl(known, person.app, 1, () => undefined);
    await known.dispose();
    const paths = [...found.values()].flat().filter((path) => !OPEN.test(path));
    expect(paths.length).toBeGreaterThan(5);

    const stranger = await playwright.request.newContext();
    const faults: string[] = [];
    let total = 0;
    for (const path of paths) {
      for (const [disguise, headers] of Object.entries(DISGUISES)) {
        total += 1;
        const answer = await stranger.get(urlOf(person.app) + path, { headers, maxRedirects: 0 });
        const isTurnedAway =
          answer.status() === 401 || answer.status() === 403 || leadsToSignIn(answer.headers());
        if (!isTurnedAway) faults.push(`${path} as ${disguise}: ${answer.status()}`);
      }
    }
    await stranger.dispose();
    expect(faults).toEqual([]);
    closingLine(
      45,
      total - faults.length,
      total,
      `requests without a session turned away by the ${person.app}`,
    );
  });
}

function leadsToSignIn({ location }: Readonly<Record<string, string>>): boolean {
  return location !== undefined && new URL(location, "http://any.example").pathname === "/login";
}
