import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { usageFilePath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import type { ShownCorrection } from "../types.ts";

const { nobody, usage } = correctionTexts;
const { moved: movedTexts, manifests: manifestTexts } = correctionTexts.detail;

/** Between whom records changed hands. */
export function Moved({ correction: { moved } }: { readonly correction: ShownCorrection }) {
  if (moved.length === 0) {
    return (
      <Card title={movedTexts.title}>
        <p className="text-muted-foreground text-sm">{movedTexts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={movedTexts.title} isFlush>
      <Table caption={movedTexts.caption}>
        <thead>
          <tr>
            <HeadCell>{movedTexts.from}</HeadCell>
            <HeadCell>{movedTexts.to}</HeadCell>
            <HeadCell>{usage.line}</HeadCell>
            <HeadCell cellAlign="end">{movedTexts.sims}</HeadCell>
            <HeadCell cellAlign="end">{usage.records}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ fromName, toName, lineCode, sims, records }) => (
            <tr key={`${fromName} ${toName} ${lineCode}`}>
              <RowHead>{fromName ?? nobody}</RowHead>
              <Cell>{toName ?? nobody}</Cell>
              <Cell>{lineCode}</Cell>
              <Cell cellAlign="end">
                <Quantity value={BigInt(sims)} />
              </Cell>
              <Cell cellAlign="end">
                <Quantity value={BigInt(records)} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

interface ManifestsProps {
  readonly correction: ShownCorrection;
  readonly canOpen: boolean;
}

/** The manifests under which the changes of each file stand. */
export function Manifests({ correction: { manifests }, canOpen }: ManifestsProps) {
  const link = (id: number, name: string) =>
    canOpen ? (
      <AppLink href={usageFilePath(id)} className="break-all underline">
        {name}
      </AppLink>
    ) : (
      <span className="break-all">{name}</span>
    );
  return (
    <Card title={manifestTexts.title} description={manifestTexts.description} isFlush>
      <Table caption={manifestTexts.caption}>
        <thead>
          <tr>
            <HeadCell>{manifestTexts.manifest}</HeadCell>
            <HeadCell>{manifestTexts.corrects}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {manifests.map(({ id, name, corrects }) => (
            <tr key={id}>
              <RowHead>{link(id, name)}</RowHead>
              <Cell>{link(corrects.id, corrects.name)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
