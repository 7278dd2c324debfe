/** The words around signing in that are this application's own; the rest stand with the forms. */
export const sessionTexts = {
  brand: { name: "Tributary", detail: "Operator portal" },
  tagline: "What you were charged, line by line, down to the call it came from.",
  titles: {
    signIn: "Sign in",
    forgot: "A new password",
    reset: "Choose a new password",
    invitation: "Welcome",
  },
  security: {
    title: "Security",
    description: "How you prove who you are, and where you are signed in.",
  },
} as const;
