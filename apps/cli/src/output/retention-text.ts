import type { Block } from "@tributary/domain/retention/types";
import type { RetentionPlan } from "@tributary/services/retention/plan-retention";
import { section, tableText } from "./table.ts";

const BECAUSE: Readonly<Record<Block, string>> = {
  hold: "a legal hold",
  dispute: "a dispute",
  "bill-run": "a run of bills",
  network: "its network's answer",
  "open-bill": "an open bill",
  "bill-kept": "a bill that is kept",
};

/** What goes by the rules of retention, and what stays for a reason. */
export function retentionText({ months, identities }: RetentionPlan, isApplied: boolean): string {
  const free = (rows: readonly { readonly blocks: readonly Block[] }[]) =>
    rows.filter(({ blocks }) => blocks.length === 0).length;
  const verb = isApplied ? "went" : "would go";
  const rows = [
    ...months.map(({ month, records, blocks }) => ({
      what: `usage of ${month}`,
      of: `${records} records`,
      blocks,
    })),
    ...identities.map(({ number, terminatedOn, blocks }) => {
      return { what: `who ${number} is`, of: `left on ${terminatedOn}`, blocks };
    }),
  ];
  const table = tableText(
    [
      { title: "what", value: ({ what }) => what },
      { title: "of it", value: ({ of }) => of },
      {
        title: "then",
        value: ({ blocks }) =>
          blocks.length === 0 ? verb : `stays for ${blocks.map((block) => BECAUSE[block]).join(", ")}`,
      },
    ],
    rows,
  );
  const sum = `${free(months)} months of usage and ${free(identities)} identities ${verb}.`;
  return rows.length === 0 ? `Nothing is due.\n` : section(sum, table);
}
