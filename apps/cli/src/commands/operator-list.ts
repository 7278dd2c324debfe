import { listOperators, type OperatorSummary } from "@tributary/services/operator/list-operators";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { tableText } from "../output/table.ts";

export function operatorListCommand(): Command {
  return command("list", "List the operators.").action((options: CommonOptions) =>
    answerFrom(options, async (session) => {
      const operators = await listOperators(session.portfolioDb());
      return { text: tableText(columns, operators), json: { operators } };
    }),
  );
}

const day = (instant: number | null): string =>
  instant === null ? "" : `${new Date(instant).toISOString().slice(0, 16)}Z`;

const columns = [
  { title: "Code", value: ({ code }: OperatorSummary) => code },
  { title: "Name", value: ({ name }: OperatorSummary) => name },
  { title: "Status", value: ({ status }: OperatorSummary) => status },
  { title: "Cur", value: ({ currency }: OperatorSummary) => currency },
  { title: "Live from", value: ({ liveFrom }: OperatorSummary) => day(liveFrom) },
  { title: "Live until", value: ({ liveUntil }: OperatorSummary) => day(liveUntil) },
  { title: "SIMs", value: ({ sims }: OperatorSummary) => sims.toLocaleString("en-US"), isNumber: true },
  {
    title: "Agreements",
    value: ({ margins }: OperatorSummary) => margins.map(({ agreementId }) => agreementId).join(" "),
  },
];
