import { fixTexts as texts } from "@/texts/quarantine-fix.ts";
import type { Method } from "./fix-method.ts";

const CHOICE = [
  "flex items-start gap-3 rounded-lg border px-3 py-2",
  "has-checked:border-primary has-checked:bg-primary-soft",
].join(" ");

interface FixMethodsProps {
  readonly methods: readonly Method[];
  readonly chosen: Method;
  readonly onChoose: (method: Method) => void;
}

/** The ways to put the records right; with one way there is nothing to choose. */
export function FixMethods({ methods, chosen, onChoose }: FixMethodsProps) {
  if (methods.length < 2) return null;
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1 font-medium text-sm">{texts.how}</legend>
      {methods.map((method) => (
        <label key={method} className={CHOICE}>
          <input
            type="radio"
            name="fix-method"
            value={method}
            checked={chosen === method}
            onChange={() => onChoose(method)}
            className="mt-1 accent-primary"
          />
          <span className="grid gap-0.5 text-sm">
            <span className="font-medium">{texts.methods[method].title}</span>
            <span className="text-muted-foreground text-xs">{texts.methods[method].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
