export { webhookTexts } from "./texts.ts";
