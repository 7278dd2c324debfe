import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { ColumnDetails } from "./column-details.tsx";
import type { ColumnListProps } from "./column-props.ts";
import type { Role } from "./types.ts";
import { Why } from "./writing.tsx";

const { columns: texts, roles, services } = usageUploadTexts;

const ROLES = Object.entries(roles).map(([value, label]) => ({ value, label }));
const SERVICES = Object.entries(services).map(([value, label]) => ({ value, label }));

/** Each column with values from it, what it is taken for, and why. */
export function ColumnList(props: ColumnListProps) {
  const { guessed, draft, open, onChange } = props;
  const hasService = draft.columns.some(({ role }) => role === "service");
  return (
    <Card title={texts.meaning} description={texts.meaningText} isFlush>
      <ul>
        {draft.columns.map((_, at) => (
          <li key={at} className="border-b p-(--card-space) last:border-b-0">
            <Column {...props} at={at} />
          </li>
        ))}
      </ul>
      <div className="grid gap-4 border-t p-(--card-space) sm:grid-cols-2">
        {!hasService && (
          <Field
            label={texts.onlyService}
            hint={texts.onlyServiceHint}
            error={open.includes("service") ? usageUploadTexts.questions.service : undefined}
          >
            <Select
              value={draft.onlyService ?? ""}
              placeholder={texts.chooseMeaning}
              onChange={({ target }) =>
                onChange({ onlyService: target.value === "" ? null : (target.value as "voice") })
              }
              options={SERVICES}
            />
          </Field>
        )}
        <Field label={texts.skipsTotals} hint={texts.skipsTotalsHint} isInline>
          <Checkbox
            checked={draft.skipsTotals}
            onCheckedChange={(checked) => onChange({ skipsTotals: checked === true })}
          />
        </Field>
      </div>
      <p className="sr-only" role="status">
        {texts.found(guessed.columns.length, guessed.rows.length)}
      </p>
    </Card>
  );
}

function Column({ at, ...props }: ColumnListProps & { readonly at: number }) {
  const { guessed, draft, onTakeFor } = props;
  const found = guessed.columns[at];
  const role = draft.columns[at]?.role ?? "ignore";
  const name = found?.name || texts.column(at + 1);
  const isChanged = found !== undefined && found.role !== role;
  return (
    <div className="grid gap-x-5 gap-y-2 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,5fr)]">
      <div className="min-w-0">
        <p className="break-words font-medium text-sm">{name}</p>
        <p className="break-all font-mono text-muted-foreground text-xs">
          {found === undefined || found.examples.length === 0 ? texts.empty : found.examples.join(" · ")}
        </p>
      </div>
      <div className="min-w-0">
        <Select
          aria-label={texts.holds(name)}
          value={role}
          onChange={({ target }) => onTakeFor(at, target.value as Role)}
          options={ROLES}
          className={role === "ignore" ? "text-muted-foreground" : ""}
        />
      </div>
      <p className="min-w-0 text-muted-foreground text-xs md:pt-2">
        {isChanged
          ? texts.youSaid
          : found && <Why reason={found.reason} isSure={found.isSure || role === "ignore"} />}
      </p>
      <ColumnDetails {...props} at={at} role={role} />
    </div>
  );
}
