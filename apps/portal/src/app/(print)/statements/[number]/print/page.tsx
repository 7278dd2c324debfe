import { ButtonLink } from "@tributary/ui/button";
import { formatPeriod } from "@tributary/ui/format/period";
import { DocumentTable } from "@tributary/ui/statement/document-table";
import type { Metadata } from "next";
import { loadStatement } from "@/app/(app)/statements/[number]/load.ts";
import { Terms } from "@/app/(app)/statements/[number]/terms.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { versionPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts } from "@/texts/statement.ts";
import { PrintButton } from "./print-button.tsx";

type Props = PageProps<"/statements/[number]/print">;

const { print: texts } = statementTexts;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readNumber((await params).number) };
}

export default async function PrintPage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const statement = await loadStatement(params, searchParams);
  const { number, version, period } = statement;
  return (
    <div className="grid gap-6">
      <p data-print="hidden" className="flex flex-wrap gap-2">
        <PrintButton />
        <ButtonLink href={versionPath(number, version)}>{texts.back}</ButtonLink>
      </p>
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-muted-foreground text-sm">{texts.billedTo}</p>
          <p className="font-semibold text-lg">{me.operator.name}</p>
        </div>
        <h1 className="text-right font-semibold text-xl">
          {statementTexts.detail.title(formatPeriod(period))}
        </h1>
      </header>
      <Terms statement={statement} isOnPaper />
      <DocumentTable statement={statement} />
    </div>
  );
}
