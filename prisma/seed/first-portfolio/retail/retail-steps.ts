import type { StoryFile, StoryStep } from "../../story.ts";
import { months } from "../calendar.ts";
import { ratesFile, ratesPath, shopFile, shopPath } from "./shop-file.ts";
import { type Shop, shops } from "./shops.ts";
import { subscriberFiles, subscriberPath } from "./subscribers.ts";

/** What the operators do in their own portals: they open, take their customers in, and bill each month. */
export function retailStory(): { readonly files: StoryFile[]; readonly steps: StoryStep[] } {
  return {
    files: shops.flatMap((shop) => [shopFile(shop), ratesFile(shop), ...subscriberFiles(shop)]),
    steps: shops.flatMap(shopSteps),
  };
}

function shopSteps(shop: Shop): StoryStep[] {
  const { operator, by } = shop;
  const step = (at: string) => ({ at, by, operator });
  return [
    { do: "open-shop", ...step("2026-07-20T08:00:00Z"), shop: shopPath(shop), rates: ratesPath(shop) },
    {
      do: "import-subscribers",
      ...step("2026-07-21T08:00:00Z"),
      file: subscriberPath(shop, "before"),
    },
    ...months.flatMap(({ period, month }): StoryStep[] => {
      // Before the month ends, and on the tenth of the next one, when its usage is there.
      const lastDay = new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10);
      const tenth = new Date(Date.UTC(2026, month, 10)).toISOString().slice(0, 10);
      return [
        {
          do: "import-subscribers",
          ...step(`${lastDay}T08:00:00Z`),
          file: subscriberPath(shop, period),
        },
        { do: "bill", ...step(`${tenth}T06:00:00Z`), period },
        ...collected(period).map(
          (share): StoryStep => ({
            do: "collect",
            ...step(`${tenth.slice(0, 8)}22T10:00:00Z`),
            period,
            share,
          }),
        ),
      ];
    }),
  ];
}

/** Who has paid by the time the story ends: of the last bills, nobody yet. */
function collected(period: string): number[] {
  if (period === "2026-10") return [];
  return [period === "2026-08" ? 97 : 93];
}
