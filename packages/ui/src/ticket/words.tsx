export { ticketTexts } from "./texts.ts";
