import { Instant } from "@tributary/ui/instant";
import Link from "next/link";
import { mailboxTexts } from "@/texts/mailbox.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { DownloadRefused } from "./download-refused.tsx";
import { TakeRefused } from "./take-refused.tsx";

const { refused: texts } = mailboxTexts;

type Shown = Outputs["mailbox"]["show"]["refused"];

interface RefusedMailsProps {
  readonly refused: Shown;
  readonly zone: string;
  readonly canWrite: boolean;
}

/** Mails that were not taken in: why, where they lie, and what can be done about them. */
export function RefusedMails({ refused: { total, latest }, zone, canWrite }: RefusedMailsProps) {
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{texts.title}</h3>
      <p className="text-muted-foreground text-sm">
        {texts.description} {total > latest.length && texts.more(total, latest.length)}
      </p>
      <ul className="grid gap-2">
        {latest.map((mail) => (
          <li
            key={mail.id}
            className="flex flex-wrap items-start justify-between gap-3 border-b pb-2 text-sm last:border-0"
          >
            <div className="min-w-0 flex-1">
              <p>
                {texts.reasons[mail.reason]} · <Instant at={mail.refusedAt} zone={zone} /> ·{" "}
                {texts.size(mail.sizeBytes)}
              </p>
              <p className="break-all font-mono text-muted-foreground text-xs">{mail.place}</p>
              <Standing mail={mail} />
            </div>
            {canWrite && <Actions mail={mail} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MailProps {
  readonly mail: Shown["latest"][number];
}

/** What became of it, or why it cannot be taken in. */
function Standing({ mail: { taken, taking } }: MailProps) {
  if (taken !== null) {
    return (
      <p className="text-muted-foreground text-xs">
        {texts.takenBy(taken.by)}{" "}
        <Link href={`/support/${taken.number}`} className="text-primary-ink underline underline-offset-3">
          {`T-${taken.number}`}
        </Link>
      </p>
    );
  }
  if (taking !== "ours" && taking !== "not-whole") return null;
  return <p className="text-muted-foreground text-xs">{texts.stays[taking]}</p>;
}

function Actions({ mail: { id, keptBytes, sizeBytes, taking } }: MailProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {keptBytes > 0 && <DownloadRefused id={id} isWhole={keptBytes >= sizeBytes} />}
      {taking === "possible" && <TakeRefused id={id} asksSender={false} />}
      {taking === "names-no-sender" && <TakeRefused id={id} asksSender />}
    </div>
  );
}
