import { DescriptionList } from "../description-list.tsx";
import { formatDecimal } from "../format/quantity.ts";
import type { DetectorSettings } from "./alert.ts";
import { alertWords } from "./texts.ts";

const { settings: texts } = alertWords;

interface SettingListProps {
  readonly row: DetectorSettings;
  /** What the detector looks for. */
  readonly about: string;
  /** Its settings in words. */
  readonly names: Readonly<Record<string, string>>;
}

/** What one detector goes by, for all and for single subjects. */
export function SettingList({ row, about, names }: SettingListProps) {
  const [last] = row.history;
  const saidOf = ([name, value]: readonly [string, number | readonly string[]]): string =>
    `${names[name] ?? name}: ${written(value)}`;
  return (
    <div className="grid gap-4">
      <p className="text-muted-foreground text-sm">{about}</p>
      <DescriptionList
        columns={2}
        items={[
          ...row.settings.map(({ name, value }) => ({
            term: names[name] ?? name,
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

function written(value: number | readonly string[]): string {
  return typeof value === "number" ? formatDecimal(`${value}`) : value.join(", ");
}
