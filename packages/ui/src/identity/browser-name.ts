const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What a browser calls itself, shortened to what people call it; null for what is no browser we know. */
export function browserName(userAgent: string | null): string | null {
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  if (browser === undefined) return system ?? null;
  return system === undefined ? browser : `${browser}, ${system}`;
}
