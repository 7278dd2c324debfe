import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { itemTitle, spellTime, onboardingTexts as texts } from "@/texts/onboarding.ts";
import type { Onboarding } from "./types.ts";

const PARTIES = ["mvna", "mno", "operator"] as const;

/** The longest way of what is left, in its order. */
export function CriticalPath({ onboarding: { path, items } }: { readonly onboarding: Onboarding }) {
  return (
    <Card title={texts.path.title} description={texts.path.text}>
      {path.codes.length === 0 ? (
        <p className="text-sm">{texts.path.empty}</p>
      ) : (
        <ol className="grid list-decimal gap-1 pl-5 text-sm">
          {path.codes.map((code) => {
            const item = items.find((each) => each.code === code);
            return (
              <li key={code}>
                {itemTitle(code)}{" "}
                <span className="text-muted-foreground">
                  {item && `${texts.owners[item.owner]}, ${texts.tiles.days(item.days)}`}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

/** Who was waited for how long: by party, then spell by spell. */
export function TimeLedger({ onboarding: { ledger, zone } }: { readonly onboarding: Onboarding }) {
  const { ledger: words } = texts;
  return (
    <Card title={words.title} description={words.text} isFlush>
      <Table caption={words.caption}>
        <thead>
          <tr>
            <HeadCell>{words.columns.party}</HeadCell>
            <HeadCell cellAlign="end">{words.columns.time}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {PARTIES.map((party) => (
            <tr key={party}>
              <RowHead>{texts.owners[party]}</RowHead>
              <Time milliseconds={ledger.totals[party]} />
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{words.whole}</RowHead>
            <Time milliseconds={ledger.elapsed} />
          </tr>
        </TableFoot>
      </Table>
      <Table caption={words.spells}>
        <thead>
          <tr>
            <HeadCell>{words.spell.item}</HeadCell>
            <HeadCell>{words.spell.party}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.spell.since}</HeadCell>
            <HeadCell cellAlign="end">{words.spell.time}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {ledger.spells.map(({ party, itemCode, since, milliseconds }, index) => (
            // Two spells may begin at one instant: their place tells them apart.
            <tr key={index}>
              <RowHead>{itemCode === null ? words.goLive : itemTitle(itemCode)}</RowHead>
              <Cell>{texts.owners[party]}</Cell>
              <Cell className="max-sm:hidden">
                <Instant at={since} zone={zone} />
              </Cell>
              <Time milliseconds={milliseconds} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Said in minutes; to the millisecond in what a reader or a test takes from it. */
function Time({ milliseconds }: { readonly milliseconds: number }) {
  return (
    <Cell cellAlign="end">
      <data value={milliseconds} className="figures whitespace-nowrap">
        {spellTime(milliseconds)}
      </data>
    </Cell>
  );
}
