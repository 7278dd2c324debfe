import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Bytes } from "@tributary/ui/quantity";
import { addressOf } from "@/frame/address.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { Span } from "../span.tsx";
import type { UsageFile } from "../status.tsx";

const { manifest: texts } = usageFileTexts.detail;

/** The facts of the file as it came. */
export function Manifest({ file }: { readonly file: UsageFile }) {
  const { sourceId, agreement, sequence, lagSeconds } = file;
  const instant = (at: Date | null) =>
    at === null ? texts.none : <Instant at={at} zone={agreement.zone} style="second" />;
  return (
    <Card title={texts.title}>
      <DescriptionList
        columns={3}
        items={[
          {
            term: texts.source,
            value: (
              <AppLink href={addressOf("/usage-files", { source: sourceId })} className="underline">
                {sourceId}
              </AppLink>
            ),
          },
          { term: texts.agreement, value: agreement.name },
          { term: texts.sequence, value: sequence ?? texts.noSequence },
          { term: texts.received, value: instant(file.receivedAt) },
          { term: texts.first, value: instant(file.firstOccurredAt) },
          { term: texts.last, value: instant(file.lastOccurredAt) },
          { term: texts.lag, value: lagSeconds === null ? texts.none : <Span seconds={lagSeconds} /> },
          { term: texts.size, value: <Bytes bytes={file.byteCount} /> },
          { term: texts.hash, value: <CopyHash value={file.sha256} length={16} /> },
        ]}
      />
    </Card>
  );
}
