import { runDunning, type TakenStep } from "@tributary/services/payment/run-dunning";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { type Column, tableText } from "../output/table.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
}

const COLUMNS: readonly Column<TakenStep>[] = [
  { title: "bill", value: ({ number }) => number },
  { title: "subscriber", value: ({ subscriber }) => subscriber },
  { title: "step", value: ({ action }) => action },
  { title: "by", value: ({ channel }) => channel },
];

export function paymentRemindCommand(): Command {
  return command("remind", "Take the steps that are due for bills that are not paid.")
    .requiredOption("--operator <name>", "whose bills")
    .action(({ operator, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const request = { actor: options.by, at: new Date() };
        const { taken, resumed } = await runDunning(await openOperator(session, operator), request);
        const steps = taken.length === 0 ? "Nothing is due." : tableText(COLUMNS, taken);
        const text = resumed.length === 0 ? steps : `${steps}\nResumed: ${resumed.join(", ")}`;
        return { text, json: { taken, resumed } };
      }),
    );
}
