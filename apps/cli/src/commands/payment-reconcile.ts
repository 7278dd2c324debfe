import { gatewayOpener } from "@tributary/services/payment-gateway/open-gateway";
import { reconcileCards } from "@tributary/services/payment-gateway/reconcile-cards";
import { type Command, InvalidArgumentError } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { reconciledText } from "../output/reconciled-text.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly days: number;
}

export function paymentReconcileCommand(): Command {
  return command("reconcile", "Bring card payments to how they stand at the gateway.")
    .requiredOption("--operator <name>", "whose payments")
    .option("--days <count>", "how far back what is paid is looked at again", readDays, 30)
    .action(({ operator, days, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const open = gatewayOpener(session.subscriberKeys());
        const request = { open, actor: options.by, at: new Date(), days };
        const reconciled = await reconcileCards(await openOperator(session, operator), request);
        const isNo = reconciled.failed.length > 0;
        return { text: reconciledText(reconciled), json: reconciled, isNo };
      }),
    );
}

function readDays(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number of days.");
}
