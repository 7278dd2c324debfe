import type { PaletteGroup } from "@tributary/ui/command-palette";
import { formatPeriod } from "@tributary/ui/format/period";
import { alertTexts } from "../texts/alert.ts";
import { frameTexts } from "../texts/frame.ts";
import type { Outputs } from "../trpc/outputs.ts";
import {
  alertPath,
  disputePath,
  mnoInvoicePath,
  operatorDisputePath,
  operatorPath,
  settlementPath,
  statementPath,
  usageFilePath,
} from "./paths.ts";

const texts = frameTexts.palette;

type Found = Outputs["search"]["find"];

/** What a search found as lines of the palette: its name, what tells it apart, and where it is. */
export function foundGroups(found: Found): PaletteGroup[] {
  return [
    group(texts.operators, found.operators, ({ id, name }) => [name, id, operatorPath(id)]),
    group(texts.months, found.months, ({ agreementId, agreementName, period }) => {
      return [formatPeriod(period), agreementName, settlementPath(agreementId, period)];
    }),
    group(texts.invoices, found.invoices, ({ id, number, revision, period, mnoName }) => {
      const hint = `${mnoName}, ${formatPeriod(period)}`;
      return [revision === 1 ? number : texts.revision(number, revision), hint, mnoInvoicePath(id)];
    }),
    group(texts.statements, found.statements, ({ number, period, operatorName }) => {
      return [number, `${operatorName}, ${formatPeriod(period)}`, statementPath(number)];
    }),
    group(texts.disputes, found.disputes, ({ number, period, mnoName }) => {
      return [number, `${mnoName}, ${formatPeriod(period)}`, disputePath(number)];
    }),
    group(texts.operatorDisputes, found.operatorDisputes, ({ number, operatorId, operatorName }) => {
      return [number, operatorName, operatorDisputePath(operatorId, number)];
    }),
    group(texts.alerts, found.alerts, ({ id, detector, subject }) => {
      return [alertTexts.detectorTitle(detector), subject, alertPath(id)];
    }),
    group(texts.files, found.files, ({ id, name, sourceId }) => [name, sourceId, usageFilePath(id)]),
  ];
}

function group<Thing>(
  label: string,
  things: readonly Thing[],
  describe: (thing: Thing) => readonly [label: string, hint: string, href: string],
): PaletteGroup {
  const items = things.map((thing) => {
    const [name, hint, href] = describe(thing);
    return { id: href, label: name, hint, href };
  });
  return { label, items };
}
