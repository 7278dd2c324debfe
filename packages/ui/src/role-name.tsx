/** Every role in words: its name, and what whoever holds it does. */
export const roleTexts: Readonly<Record<string, { readonly name: string; readonly does: string }>> = {
  owner: {
    name: "Owner",
    does: "Answers for the whole portfolio, approves terms and periods, manages people.",
  },
  admin: { name: "Administrator", does: "Manages people and operators. Reads no money." },
  "wholesale-manager": {
    name: "Wholesale manager",
    does: "Negotiates with networks and operators: writes agreements, rates and margins.",
  },
  "settlement-analyst": {
    name: "Settlement analyst",
    does: "Runs the month: files, invoices, exceptions, disputes, the run that others approve.",
  },
  "finance-approver": {
    name: "Finance approver",
    does: "Approves what analysts and wholesale managers have prepared. Prepares nothing.",
  },
  "onboarding-manager": { name: "Onboarding manager", does: "Brings operators in and keeps their data." },
  "support-lead": { name: "Support lead", does: "Helps operators; looks into one with a reason it can see." },
  "support-agent": {
    name: "Support agent",
    does: "Helps single operators it is bound to; looks into them with a reason they can see.",
  },
  "fraud-analyst": {
    name: "Fraud and revenue analyst",
    does: "Looks for leakage in usage, invoices and quarantine.",
  },
  auditor: { name: "Auditor", does: "Reads everything, changes nothing." },
  "operator-admin": {
    name: "Administrator",
    does: "Does everything in the operator's portal, manages its people.",
  },
  "operator-finance": {
    name: "Finance",
    does: "Bills subscribers, takes payments; accepts and contests statements.",
  },
  "operator-product": { name: "Product", does: "Makes plans and rate cards; reads usage." },
  "operator-support": { name: "Support", does: "Looks after subscribers, SIMs and numbers; reads usage." },
  "operator-viewer": {
    name: "Viewer",
    does: "Reads statements, disputes and usage; subscribers without their names.",
  },
  "operator-developer": { name: "Developer", does: "Sees the home page." },
};

export function roleName(role: string): string {
  return roleTexts[role]?.name ?? role;
}
