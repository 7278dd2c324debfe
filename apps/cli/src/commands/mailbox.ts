import { openHome } from "@tributary/db/embedded/home";
import { DomainError } from "@tributary/domain/error";
import { LOOK_PATIENCE } from "@tributary/domain/mailbox/next-look";
import { lookIntoMailbox } from "@tributary/services/mailbox/look-into-mailbox";
import { readOwnSpool } from "@tributary/services/mailbox/read-spool";
import { showMailbox } from "@tributary/services/mailbox/show-mailbox";
import { type Command, Command as Group } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import type { Answer } from "../output/answer.ts";
import { sayFault } from "../output/say-fault.ts";
import { mailIn } from "../serve/app-environment.ts";
import { openOperator } from "../session/open-operator.ts";
import type { Session } from "../session/open-session.ts";

interface Options extends CommonOptions {
  readonly operator: string;
}

export function mailboxCommand(): Command {
  return new Group("mailbox").description("Mails to the desk of one operator.").addCommand(
    command("read", "Look now into an operator's mailbox, or into its folder of the spool.")
      .requiredOption("--operator <name>", "whose mails")
      .action(({ operator, ...options }: Options) =>
        answerFrom(options, (session) => readNow(session, operator)),
      ),
  );
}

async function readNow(session: Session, operator: string): Promise<Answer> {
  const db = await openOperator(session, operator);
  const [keys, before] = [session.subscriberKeys(), await countMails(db)];
  const mailbox = await db.shared.mailbox.findFirst({ where: { dueAt: { not: null } } });
  if (mailbox === null) {
    await readOwnSpool(db, { folder: mailIn(openHome().root), keys, onFault: sayFault });
  } else {
    const now = new Date();
    await db.shared.mailbox.updateMany({ where: { id: mailbox.id }, data: { dueAt: now } });
    const look = { db, mailboxId: mailbox.id, dueAt: now.getTime(), keys, onFault: sayFault };
    await lookIntoMailbox({ ...look, patience: LOOK_PATIENCE });
  }
  const [after, { message }] = [await countMails(db), await showMailbox(db)];
  if (message !== null) throw new DomainError("INPUT_INVALID", message);
  const json = { taken: after.taken - before.taken, refused: after.refused - before.refused };
  return {
    text: `${json.taken} mails were taken in, ${json.refused} refused.`,
    json,
    isNo: json.refused > 0,
  };
}

async function countMails({ shared }: Awaited<ReturnType<typeof openOperator>>) {
  const [taken, refused] = await Promise.all([
    shared.ticketMessage.count({ where: { mailMessageId: { not: null } } }),
    shared.refusedMail.count(),
  ]);
  return { taken, refused };
}
