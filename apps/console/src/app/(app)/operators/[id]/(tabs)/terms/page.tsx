import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { addressOf } from "@/frame/address.ts";
import { hasPlace } from "@/navigation.ts";
import { requirePrincipal } from "@/session/require-principal.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { marginSentences, termsTexts, wholesaleSentences } from "@/texts/terms.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type OperatorPageProps, readOperatorPage } from "../../search.ts";
import { TermsHistory } from "./terms-history.tsx";

export default async function OperatorTermsPage(props: OperatorPageProps) {
  await requirePrincipal();
  const { operatorId } = await readOperatorPage(props);
  const agreements = await notFoundOnRefusal(api.operator.terms({ operatorId }));
  if (agreements.length === 0) {
    return <EmptyState title={operatorTexts.noAgreement.title}>{operatorTexts.noAgreement.text}</EmptyState>;
  }
  return (
    <>
      <Alert
        title={termsTexts.readOnly}
        action={
          hasPlace("/what-if") && (
            <ButtonLink size="sm" href={addressOf("/what-if", { operators: operatorId })}>
              {termsTexts.whatIf}
            </ButtonLink>
          )
        }
      />
      {agreements.map(({ agreementId, name, zone, margin, wholesale }) => (
        <div key={agreementId} className="grid items-start gap-5 lg:grid-cols-2">
          <TermsHistory
            title={agreements.length > 1 ? `${termsTexts.margin} · ${name}` : termsTexts.margin}
            description={termsTexts.marginText}
            zone={zone}
            versions={margin.map(({ terms, ...version }) => ({
              ...version,
              sentences: marginSentences(terms),
            }))}
          />
          <TermsHistory
            title={termsTexts.wholesale(name)}
            description={termsTexts.wholesaleText}
            zone={zone}
            versions={wholesale.map(({ terms, ...version }) => ({
              ...version,
              sentences: wholesaleSentences(terms),
            }))}
          />
        </div>
      ))}
    </>
  );
}
