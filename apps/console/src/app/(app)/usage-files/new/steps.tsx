import { AppLink } from "@tributary/ui/link-context";
import { Check } from "lucide-react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { STEPS, type Step, wizardPath } from "./search.ts";

const { steps: texts } = usageUploadTexts;

interface StepsProps {
  readonly current: Step;
  readonly uploadId: string | null;
  /** Steps that can be gone to. */
  readonly open: readonly Step[];
}

/** How far the wizard is; a step that is done can be gone back to. */
export function Steps({ current, uploadId, open }: StepsProps) {
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={texts.label}>
      <p className="mb-2 text-muted-foreground text-xs sm:hidden">{texts.progress(at + 1, STEPS.length)}</p>
      <ol className="flex flex-wrap gap-x-5 gap-y-2">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={step === current ? "step" : undefined} className="flex items-center">
            {uploadId !== null && step !== current && open.includes(step) ? (
              <AppLink
                href={wizardPath(uploadId, step)}
                className="flex min-h-6 items-center gap-2 rounded hover:underline"
              >
                <Mark number={index + 1} isDone={index < at} isCurrent={false} />
                {texts[step]}
                {index < at && <span className="sr-only">{texts.done}</span>}
              </AppLink>
            ) : (
              <span
                className={
                  step === current
                    ? "flex min-h-6 items-center gap-2 font-medium"
                    : "flex min-h-6 items-center gap-2 text-muted-foreground"
                }
              >
                <Mark number={index + 1} isDone={index < at} isCurrent={step === current} />
                {texts[step]}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface MarkProps {
  readonly number: number;
  readonly isDone: boolean;
  readonly isCurrent: boolean;
}

function Mark({ number, isDone, isCurrent }: MarkProps) {
  const look = isCurrent
    ? "border-primary bg-primary text-primary-foreground"
    : isDone
      ? "border-primary bg-primary-soft text-primary-ink"
      : "border-input bg-card text-muted-foreground";
  return (
    <span
      aria-hidden
      className={`figures grid size-6 shrink-0 place-items-center rounded-full border text-xs ${look}`}
    >
      {isDone ? <Check className="size-3.5" strokeWidth={3} /> : number}
    </span>
  );
}
