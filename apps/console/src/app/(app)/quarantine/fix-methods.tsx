const CHOICE = [
  "flex items-start gap-3 rounded-lg border px-3 py-2",
  "has-checked:border-primary has-checked:bg-primary-soft",
].join(" ");

interface FixMethodsProps<Way extends string> {
  readonly legend: string;
  readonly methods: readonly { readonly way: Way; readonly title: string; readonly hint: string }[];
  readonly chosen: Way;
  readonly onChoose: (way: Way) => void;
}

/** The ways to put records right; with one way there is nothing to choose. */
export function FixMethods<Way extends string>({ legend, methods, chosen, onChoose }: FixMethodsProps<Way>) {
  if (methods.length < 2) return null;
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {methods.map(({ way, title, hint }) => (
        <label key={way} className={CHOICE}>
          <input
            type="radio"
            name="fix-method"
            value={way}
            checked={chosen === way}
            onChange={() => onChoose(way)}
            className="mt-1 accent-primary"
          />
          <span className="grid gap-0.5 text-sm">
            <span className="font-medium">{title}</span>
            <span className="text-muted-foreground text-xs">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
