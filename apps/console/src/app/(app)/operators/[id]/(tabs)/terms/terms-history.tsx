import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { termsTexts } from "@/texts/terms.ts";

interface VersionInWords {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly effectiveUntil: Date | null;
  readonly createdBy: string;
  readonly sentences: readonly string[];
}

interface TermsHistoryProps {
  readonly title: string;
  readonly description: string;
  readonly zone: string;
  /** The latest first. */
  readonly versions: readonly VersionInWords[];
}

const SUMMARY = [
  "flex min-h-10 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1",
  "px-(--card-space) py-2 text-sm",
].join(" ");

/** Every version of some terms in words; the latest open, each with what it changed. */
export function TermsHistory({ title, description, zone, versions }: TermsHistoryProps) {
  const now = new Date();
  return (
    <Card title={title} description={description} isFlush>
      <ul className="divide-y">
        {versions.map((version, index) => (
          <li key={version.version}>
            <details open={index === 0} className="group">
              <summary className={SUMMARY}>
                <span className="font-medium">{termsTexts.version(version.version)}</span>
                <InForce version={version} at={now} />
                <span className="text-muted-foreground text-xs">
                  {termsTexts.from} <Instant at={version.effectiveFrom} zone={zone} style="date" />
                  {version.effectiveUntil && (
                    <>
                      {" "}
                      {termsTexts.until} <Instant at={version.effectiveUntil} zone={zone} style="date" />
                    </>
                  )}
                  {", "}
                  {termsTexts.by(version.createdBy)}
                </span>
              </summary>
              <div className="grid gap-3 px-(--card-space) pb-4 text-sm">
                <ul className="list-disc space-y-1 pl-5">
                  {version.sentences.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
                <Changes now={version.sentences} before={versions[index + 1]?.sentences ?? null} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function InForce({ version, at }: { readonly version: VersionInWords; readonly at: Date }) {
  const { effectiveFrom, effectiveUntil } = version;
  if (effectiveFrom > at) return <Badge tone="info">{termsTexts.future}</Badge>;
  if (effectiveUntil !== null && effectiveUntil <= at) return null;
  return <Badge tone="good">{termsTexts.current}</Badge>;
}

interface ChangesProps {
  readonly now: readonly string[];
  readonly before: readonly string[] | null;
}

/** The sentences that came and went between two versions. */
function Changes({ now, before }: ChangesProps) {
  if (before === null) return <p className="text-muted-foreground text-xs">{termsTexts.first}</p>;
  const added = now.filter((sentence) => !before.includes(sentence));
  const removed = before.filter((sentence) => !now.includes(sentence));
  if (added.length + removed.length === 0) {
    return <p className="text-muted-foreground text-xs">{termsTexts.same}</p>;
  }
  return (
    <div className="rounded-md border bg-muted/60 p-3">
      <p className="font-medium text-xs">{termsTexts.changes}</p>
      <ul className="mt-1.5 space-y-1 text-xs">
        {removed.map((sentence) => (
          <li key={sentence}>
            <span className="font-medium text-bad">{termsTexts.removed}</span> <del>{sentence}</del>
          </li>
        ))}
        {added.map((sentence) => (
          <li key={sentence}>
            <span className="font-medium text-good">{termsTexts.added}</span>{" "}
            <ins className="no-underline">{sentence}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}
