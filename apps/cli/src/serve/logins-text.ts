import type { DemoPerson } from "@tributary/services/user/ensure-demo-people";
import { section, tableText } from "../output/table.ts";
import type { ServedUrls } from "./app-environment.ts";

/** Where the applications are and who can sign in to the sample. */
export function loginsText(urls: ServedUrls, people: readonly DemoPerson[], password: string): string {
  const logins = tableText<DemoPerson>(
    [
      { title: "app", value: ({ app }) => app },
      { title: "e-mail", value: ({ email }) => email },
      { title: "role", value: ({ role }) => role },
      { title: "operator", value: ({ operatorId }) => operatorId ?? "" },
    ],
    people,
  );
  const demo =
    people.length === 0 ? "" : section(`\nDemo logins, each with the password ${password}`, logins);
  return `Console  ${urls.console}\nPortal   ${urls.portal}\n${demo}\nStop with Ctrl-C.\n`;
}
