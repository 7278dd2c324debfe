/** The words of how somebody hears of what happens. */
export const notificationTexts = {
  title: "Notifications",
  description:
    "How you hear by mail of what happens at your company. You hear only of what your roles let you see.",
} as const;
