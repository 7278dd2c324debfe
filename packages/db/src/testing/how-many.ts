/** Whether the guarantees are shown in whole form, as `npm run verify:long` asks. */
export const isLongForm = process.env.TRIBUTARY_TEST_FORM === "long";

/** How often a test does what it shows: as often as is promised in whole form, each day a part of it. */
export function howMany({ whole, daily }: { readonly whole: number; readonly daily: number }): number {
  return isLongForm ? whole : daily;
}
