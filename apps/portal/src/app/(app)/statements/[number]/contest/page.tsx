import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { statementPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts } from "@/texts/statement.ts";
import { loadStatement } from "../load.ts";
import { ContestForm } from "./contest-form.tsx";

const { contest: texts } = statementTexts;

export const metadata: Metadata = { title: texts.metaTitle };

export default async function Contest({ params }: PageProps<"/statements/[number]/contest">) {
  const me = await requireMe();
  if (!me.can("operator-dispute:write") || !me.can("statement:read")) return <NoAccess />;
  const { number, version, currency, groups } = await loadStatement(params, Promise.resolve({}));
  const lines = groups
    .flatMap((group) => group.lines)
    .filter(({ contestableMicros }) => contestableMicros > 0n)
    .map(({ lineNumber, description, originPeriod, amountMicros, contestableMicros }) => {
      return { lineNumber, description, originPeriod, amountMicros, contestableMicros };
    });
  const back = <ButtonLink href={statementPath(number)}>{texts.cancel}</ButtonLink>;
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: statementTexts.title, href: "/statements" },
          { label: number, href: statementPath(number) },
          { label: texts.action },
        ]}
      />
      <PageHeader title={texts.title} description={texts.description} />
      {lines.length === 0 ? (
        <EmptyState title={texts.none.title} action={back}>
          <p>{texts.none.text}</p>
        </EmptyState>
      ) : (
        <ContestForm number={number} version={version} currency={currency} lines={lines} cancel={back} />
      )}
    </div>
  );
}
