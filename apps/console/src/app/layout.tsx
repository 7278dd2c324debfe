import { UiProviders } from "@tributary/ui/providers";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tributary console", template: "%s · Tributary console" },
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-app="console" suppressHydrationWarning>
      <body>
        <NuqsAdapter>
          <UiProviders nonce={nonce}>{children}</UiProviders>
        </NuqsAdapter>
      </body>
    </html>
  );
}
