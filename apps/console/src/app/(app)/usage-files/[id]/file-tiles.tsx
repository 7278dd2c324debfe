import { formatDecimal } from "@tributary/ui/format/quantity";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { UsageFile } from "../status.tsx";

const { tiles: texts } = usageFileTexts.detail;

/** Into what the records of the file fall, as an equation that foots. */
export function FileTiles({ file }: { readonly file: UsageFile }) {
  const { counts, waiting } = file;
  const figure = (value: number) => <Quantity value={BigInt(value)} />;
  const text = (value: number) => formatDecimal(BigInt(value));
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <StatTile
        label={texts.received}
        value={figure(counts.received)}
        note={texts.equation}
        className="max-md:col-span-2"
      />
      <StatTile
        label={texts.accepted}
        value={figure(counts.accepted)}
        note={texts.acceptedNote(text(counts.attributed), text(counts.unattributed))}
      />
      <StatTile
        label={texts.duplicates}
        value={figure(counts.duplicates)}
        note={counts.duplicates > 0 && texts.duplicatesNote}
      />
      <StatTile
        label={texts.rejected}
        value={figure(counts.rejected)}
        note={counts.rejected > 0 && texts.rejectedNote}
      />
      <StatTile
        label={texts.quarantined}
        value={figure(counts.quarantined)}
        tone={waiting > 0n ? "warning" : "neutral"}
        note={
          counts.quarantined > 0 && (waiting > 0n ? texts.waiting(formatDecimal(waiting)) : texts.noneWaits)
        }
      />
    </div>
  );
}
