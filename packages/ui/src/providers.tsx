"use client";

import { ThemeProvider, useTheme } from "next-themes";
import { type ReactNode, useLayoutEffect } from "react";
import { Toaster } from "sonner";
import { readDensity, showDensity } from "./density.ts";

export interface UiProvidersProps {
  children: ReactNode;
  /** The nonce of the page's content security policy, for the script that sets the theme before paint. */
  nonce?: string;
}

/** Theme, density and toasts, once around each application. */
export function UiProviders({ children, nonce }: UiProvidersProps) {
  useLayoutEffect(() => showDensity(readDensity()), []);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
      <Toasts />
    </ThemeProvider>
  );
}

function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      toastOptions={{
        style: {
          background: "var(--card)",
          color: "var(--foreground)",
          borderColor: "var(--border)",
          boxShadow: "var(--shadow-float)",
        },
        classNames: {
          description: "text-muted-foreground!",
          actionButton: "bg-primary! text-primary-foreground!",
        },
      }}
    />
  );
}
