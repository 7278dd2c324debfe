import { expect, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { closingLine } from "../people/closing-line.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { type Answer, crawl } from "./crawl.ts";

/** What only one operator's rows hold in the sample: its name, its SIMs and their numbers. */
const TOKENS: Readonly<Record<string, readonly RegExp[]>> = {
  aurora: [/aurora/i, /999401\d{9}/],
  brisa: [/brisa/i, /999402\d{9}/],
  cobalt: [/cobalt/i, /999403\d{9}/],
  dune: [/\bdune\b/i, /999404\d{9}/],
  ember: [/\bember\b/i, /999405\d{9}/, /999414\d{9}/],
  fjord: [/fjord/i, /999411\d{9}/],
  grove: [/\bgrove\b/i, /999412\d{9}/],
  harbor: [/harbor/i, /999413\d{9}/],
};

/** What belongs to the MVNA alone. */
const MVNA_ONLY = [/NK-2026-\d\d-7731/, /TG2026\d\d-0098/, /t_suspense/, /tributary_portfolio/];

const staff: readonly { readonly operator: string; readonly person: Person }[] = [
  { operator: "aurora", person: people.auroraAdmin },
  { operator: "fjord", person: people.fjordAdmin },
];

for (const { operator, person } of staff) {
  test(`nothing the portal answers ${operator} holds a word of a sibling's`, async ({ playwright }) => {
    test.setTimeout(600_000);
    const request = await playwright.request.newContext();
    await signIn(request, person);
    const foreign = Object.entries(TOKENS)
      .filter(([code]) => code !== operator)
      .flatMap(([, tokens]) => tokens);
    const faults: string[] = [];
    let total = 0;
    const see = ({ path, status, body }: Pick<Answer, "path" | "status" | "body">): void => {
      total += 1;
      for (const token of [...foreign, ...MVNA_ONLY]) {
        const found = token.exec(body);
        if (found) faults.push(`${path} (${status}): ${body.slice(found.index - 60, found.index + 60)}`);
      }
    };
    const seen = await crawl(request, "portal", 6, see);
    // The same pages once more as the router of the browser asks for them.
    for (const path of [...seen.values()].map(([first]) => first).filter((path) => path !== undefined)) {
      const answer = await request.get(urlOf("portal") + path, { headers: { RSC: "1" } });
      see({ path: `${path} (RSC)`, status: answer.status(), body: await answer.text() });
    }
    // What is not there must not tell who else is.
    for (const path of [
      "/statements/ST-thamesgate-2026-2026-10-grove",
      "/statements/nothing",
      "/disputes/OD-dune-1",
    ]) {
      const answer = await request.get(urlOf("portal") + path);
      const body = (await answer.text()).replaceAll(path.split("/").at(-1) ?? "", "");
      see({ path, status: answer.status(), body });
    }
    await request.dispose();
    expect(faults).toEqual([]);
    closingLine(
      3,
      total - faults.length,
      total,
      `answers of the portal to ${operator} without a foreign token`,
    );
  });
}

test("the console, where siblings are at home, shows that the tokens can be seen", async ({ playwright }) => {
  const request = await playwright.request.newContext();
  await signIn(request, people.owner);
  const seen = new Set<string>();
  await crawl(request, "console", 2, ({ body }) => {
    for (const [code, [name]] of Object.entries(TOKENS)) if (name?.test(body)) seen.add(code);
  });
  await request.dispose();
  expect([...seen].sort()).toEqual(Object.keys(TOKENS).sort());
});
