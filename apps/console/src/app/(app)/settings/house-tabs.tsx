import { Tabs } from "@tributary/ui/tabs";
import { userTexts } from "@/texts/user.ts";

const TABS = [
  { label: userTexts.tabs.people, href: "/settings/users" },
  { label: userTexts.tabs.roles, href: "/settings/roles" },
] as const;

/** People, and what their roles mean. */
export function HouseTabs({ current }: { readonly current: (typeof TABS)[number]["href"] }) {
  return (
    <Tabs
      label={userTexts.tabs.label}
      tabs={TABS.map(({ label, href }) => ({ label, href, isCurrent: href === current }))}
    />
  );
}
