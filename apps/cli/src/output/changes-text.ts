import type { PortfolioChanges } from "@tributary/services/portfolio/store-plan";
import { tableText } from "./table.ts";

type Line = [noun: string, changes: PortfolioChanges[keyof PortfolioChanges]];

/** What loading a portfolio did, noun by noun. */
export function changesText(changes: PortfolioChanges): string {
  return tableText<Line>(
    [
      { title: "", value: ([noun]) => noun.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) },
      { title: "added", value: ([, { added }]) => String(added), isNumber: true },
      { title: "changed", value: ([, { changed }]) => String(changed), isNumber: true },
      { title: "unchanged", value: ([, { unchanged }]) => String(unchanged), isNumber: true },
    ],
    Object.entries(changes) as Line[],
  );
}
