"use client";
import { ErrorState } from "@tributary/ui/error-state";
import { UiProviders } from "@tributary/ui/providers";
import { frameTexts } from "@/texts/frame.ts";
import "./globals.css";

/** Stands in for everything when the frame itself failed: what was around the page is gone as well. */
export default function GlobalError({ error }: { readonly error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-app="portal">
      <body>
        <UiProviders>
          <title>{frameTexts.failed}</title>
          <main className="grid min-h-dvh place-items-center">
            <h1 className="sr-only">{frameTexts.failed}</h1>
            <ErrorState errorId={error.digest} onRetry={() => window.location.reload()} />
          </main>
        </UiProviders>
      </body>
    </html>
  );
}
