import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { agreementTexts } from "@/texts/agreement.ts";
import type { ShownDraft } from "../../types.ts";

const { draft: texts } = agreementTexts;

/** The versions it makes or has made; those in force in the form of the portfolio file. */
export function DraftVersions({ draft }: { readonly draft: ShownDraft }) {
  const { versions, agreement, status } = draft;
  if (versions.length === 0) return null;
  return (
    <Card title={texts.versions} description={status === "approved" ? texts.fileText : texts.made}>
      <ul className="grid gap-2 text-sm">
        {versions.map(({ version, effectiveFrom, terms }) => (
          <li key={version}>
            <span className="font-medium">{texts.version(version)}</span>{" "}
            <span className="text-muted-foreground">
              {texts.from} <Instant at={effectiveFrom} zone={agreement.zone} style="date" />
            </span>
            {status === "approved" && (
              <details className="mt-1">
                <summary className="cursor-pointer">{texts.file}</summary>
                <section
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
                  tabIndex={0}
                  aria-label={texts.fileLabel(version)}
                  className="mt-2 max-h-96 overflow-auto rounded-md border bg-muted p-3 text-xs"
                >
                  <pre>{JSON.stringify({ effectiveFrom: effectiveFrom.toISOString(), terms }, null, 2)}</pre>
                </section>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
