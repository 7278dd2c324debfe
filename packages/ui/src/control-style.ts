/** What every control to type or choose in looks like: a border of 3:1, red and announced when invalid. */
export const controlStyle = [
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm text-foreground shadow-card",
  "transition-colors placeholder:text-muted-foreground hover:border-foreground/60",
  "focus-visible:border-ring focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground",
  "aria-invalid:border-bad",
].join(" ");
