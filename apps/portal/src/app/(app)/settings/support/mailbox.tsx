import { Alert } from "@tributary/ui/alert";
import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { mailboxTexts as texts } from "@/texts/mailbox.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { EditMailbox } from "./edit-mailbox.tsx";
import { RefusedMails } from "./refused-mails.tsx";
import { TestMailbox } from "./test-mailbox.tsx";

type Shown = Outputs["mailbox"]["show"];

interface MailboxProps {
  readonly mailbox: Shown;
  readonly canWrite: boolean;
  /** By whose clocks moments are shown: the desk's. */
  readonly zone: string;
}

/** From where mails come, how that goes, and what was not taken in. */
export function Mailbox({ mailbox, canWrite, zone }: MailboxProps) {
  const { version, isActive, failures, message } = mailbox;
  return (
    <Card
      title={texts.title}
      description={texts.description}
      actions={canWrite && <EditMailbox key={version} mailbox={mailbox} />}
    >
      <div className="grid gap-4">
        {version === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
        {version > 0 && !isActive && <p className="text-muted-foreground text-sm">{texts.off}</p>}
        {message !== null && (
          <Alert tone="bad" title={texts.failing(failures)}>
            {message}
          </Alert>
        )}
        {version > 0 && <State mailbox={mailbox} zone={zone} />}
        {version > 0 && canWrite && <TestMailbox key={version} version={version} />}
        {mailbox.refused.total > 0 && (
          <RefusedMails refused={mailbox.refused} zone={zone} canWrite={canWrite} />
        )}
      </div>
    </Card>
  );
}

function State({ mailbox, zone }: Pick<MailboxProps, "mailbox" | "zone">) {
  const { isActive, host, port, security, userName, folder, readAt } = mailbox;
  return (
    <DescriptionList
      items={[
        { term: texts.state, value: isActive ? texts.isActive : texts.isInactive },
        { term: texts.readAt, value: readAt === null ? texts.never : <Instant at={readAt} zone={zone} /> },
        { term: texts.server, value: <span className="break-all">{`${host}:${port}`}</span> },
        { term: texts.security, value: texts.securities[security] },
        { term: texts.userName, value: <span className="break-all">{userName}</span> },
        { term: texts.folder, value: folder },
        { term: texts.password, value: texts.kept },
      ]}
    />
  );
}
