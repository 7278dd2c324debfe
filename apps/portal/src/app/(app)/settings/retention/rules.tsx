import { Card } from "@tributary/ui/card";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { retentionTexts } from "@/texts/retention.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { ChangeRule } from "./change-rule.tsx";

const { rules: texts, classes } = retentionTexts;
const CLASSES = ["usage", "identity", "bills"] as const;

interface RulesProps {
  readonly rules: Outputs["retention"]["show"]["rules"];
  readonly canWrite: boolean;
}

/** For how long each class is kept, and what becomes of it then. */
export function Rules({ rules, canWrite }: RulesProps) {
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.columns.dataClass}</HeadCell>
            <HeadCell>{texts.columns.months}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.columns.after}</HeadCell>
            {canWrite && <HeadCell cellAlign="end">{texts.change}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {CLASSES.map((dataClass) => {
            const months = rules[dataClass];
            return (
              <tr key={dataClass}>
                <RowHead>{classes[dataClass]}</RowHead>
                <Cell>{months === null ? texts.always : texts.kept(months)}</Cell>
                <Cell className="max-md:hidden">{texts.after[dataClass]}</Cell>
                {canWrite && (
                  <Cell cellAlign="end">
                    <ChangeRule dataClass={dataClass} months={months} />
                  </Cell>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
