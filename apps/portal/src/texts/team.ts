/** The words of an operator's own people. */
export const teamTexts = {
  title: "Team",
  description: "Your people in this portal, and what each may do here.",
  rolesTitle: "What the roles mean",
  empty: { title: "Nobody here yet", text: "Invite the first of your colleagues." },
  done: {
    mailed: "The invitation is on its way.",
    notMailed: "The invitation stands, but its mail could not leave: send it again later.",
    granted: "The role is given.",
    revoked: "The role is taken away.",
  },
} as const;
