import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { alertTexts } from "@/texts/alert.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { settings: texts, detectors } = alertTexts;

export type SettingsRow = Outputs["alert"]["settings"]["rows"][number];

/** What one detector goes by, for all and for single subjects. */
export function SettingList({ row }: { readonly row: SettingsRow }) {
  const [last] = row.history;
  return (
    <div className="grid gap-4">
      <p className="text-muted-foreground text-sm">
        {detectors[row.detector as keyof typeof detectors].about}
      </p>
      <DescriptionList
        columns={2}
        items={[
          ...row.settings.map(({ name, value }) => ({
            term: texts.names[name] ?? name,
            value: <span className="figures">{written(value)}</span>,
          })),
          ...row.subjects.map(({ subject, settings, reason }) => ({
            term: `${texts.subject} ${subject}`,
            value: `${Object.entries(settings).map(saidOf).join("; ")}. ${reason}`,
          })),
        ]}
      />
      {last !== undefined && (
        <p className="text-muted-foreground text-sm">
          {texts.history(row.history.length)}. {texts.last(last.madeBy, last.reason)}
        </p>
      )}
    </div>
  );
}

function saidOf([name, value]: readonly [string, number | readonly string[]]): string {
  return `${texts.names[name] ?? name}: ${written(value)}`;
}

function written(value: number | readonly string[]): string {
  return typeof value === "number" ? formatDecimal(`${value}`) : value.join(", ");
}
