import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { RateCard } from "./load.ts";
import { VersionStatus } from "./status.tsx";

const { versions: texts, version: versionText, none } = rateCardTexts;

/** All versions of the card; each leads to its prices. */
export function Versions({ card: { code, versions, inForce, zone, shown } }: { readonly card: RateCard }) {
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption} isTall>
        <thead>
          <tr>
            <HeadCell>{texts.version}</HeadCell>
            <HeadCell>{texts.status}</HeadCell>
            <HeadCell>{texts.begins}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.by}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.version}>
              <RowHead>
                <AppLink
                  href={rateCardPath(code, version.version)}
                  aria-current={version.version === shown.version ? "page" : undefined}
                  className="underline underline-offset-2"
                >
                  {versionText(version.version)}
                </AppLink>
              </RowHead>
              <Cell>
                <VersionStatus version={version} inForce={inForce} />
              </Cell>
              <Cell>
                {version.status === "draft" ? (
                  none
                ) : (
                  <Instant at={version.effectiveFrom} zone={zone} style="date" />
                )}
              </Cell>
              <Cell className="break-all max-sm:hidden">{version.publishedBy ?? version.createdBy}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
