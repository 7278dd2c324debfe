import { Alert } from "@tributary/ui/alert";
import { formatMoney } from "@tributary/ui/format/money";
import { formatPeriod } from "@tributary/ui/format/period";
import { AppLink } from "@tributary/ui/link-context";
import { versionPath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

/** Where the money of an answer stands, or will stand. */
export function CreditNotice({ dispute }: { readonly dispute: Dispute }) {
  const { credit: texts, rejected } = disputeTexts.detail;
  const { status, creditedMicros, currency, credits } = dispute;
  if (status === "rejected") {
    return (
      <Alert tone="neutral" title={rejected.title}>
        {rejected.text}
      </Alert>
    );
  }
  if (creditedMicros === 0n) return null;
  const amount = formatMoney(creditedMicros, currency);
  if (credits.length === 0) {
    return (
      <Alert tone="good" title={texts.waits(amount)}>
        {texts.waitsText}
      </Alert>
    );
  }
  return (
    <Alert tone="good" title={texts.stands(amount)}>
      <ul>
        {credits.map(({ statementNumber, version, period, lineNumber }) => (
          <li key={`${statementNumber} ${lineNumber}`}>
            <AppLink href={versionPath(statementNumber, version)} className="underline">
              {texts.line(lineNumber, formatPeriod(period))}
            </AppLink>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
