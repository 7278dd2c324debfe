"use client";

import { ThemeProvider } from "next-themes";
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from "react";
import { readDensity, showDensity } from "./density.ts";

const Drawing = lazy(() => import("./toast-drawing.tsx"));

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
  const [isHere, setIsHere] = useState(false);
  useEffect(() => setIsHere(true), []);
  return isHere ? (
    <Suspense fallback={null}>
      <Drawing />
    </Suspense>
  ) : null;
}
