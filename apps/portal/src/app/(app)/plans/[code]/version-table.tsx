import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { planPath } from "@/frame/paths.ts";
import { planTexts } from "@/texts/plan.ts";
import type { Plan } from "../status.tsx";

/** Every version of a plan; each opens on its own address. */
export function VersionTable({ plan, shown }: { readonly plan: Plan; readonly shown: number }) {
  const { history: texts, draft, published } = planTexts.detail;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.version}</HeadCell>
          <HeadCell>{texts.state}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.fees}
          </HeadCell>
          <HeadCell className="max-md:hidden">{texts.published}</HeadCell>
          <HeadCell className="max-lg:hidden">{texts.by}</HeadCell>
          <HeadCell cellAlign="end">{texts.subscribers}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {plan.versions.map((version) => (
          <tr key={version.version}>
            <RowHead>
              <AppLink
                href={`${planPath(plan.code)}?v=${version.version}`}
                aria-current={version.version === shown ? "page" : undefined}
                className="underline underline-offset-2 aria-[current=page]:font-semibold"
              >
                {planTexts.detail.version(version.version)}
              </AppLink>
            </RowHead>
            <Cell>{version.isPublished ? published : draft}</Cell>
            <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
              <Money micros={version.feesMicros} currency={version.rateCard.currency} />
            </Cell>
            <Cell className="whitespace-nowrap max-md:hidden">
              {version.publishedAt !== null && <ReaderInstant at={version.publishedAt} />}
            </Cell>
            <Cell className="max-lg:hidden">{version.publishedBy ?? version.createdBy}</Cell>
            <Cell cellAlign="end">
              <Quantity value={BigInt(version.subscribers)} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
