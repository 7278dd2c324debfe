import { usageUploadTexts } from "@/texts/usage-upload.ts";

const { upload: texts } = usageUploadTexts;

interface Sending {
  readonly file: File;
  /** null: its format is not known. */
  readonly sourceId: string | null;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file's bytes and answers the upload's id. A request of this kind tells how much has gone, which the
 * newer one does not. Rejects with a sentence for people.
 */
export function sendFile({ file, sourceId, onSent, signal }: Sending): Promise<string> {
  return new Promise((answer, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/usage-uploads");
    request.setRequestHeader("x-tributary-client", "console");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.slice(-300)));
    request.setRequestHeader("content-type", "application/octet-stream");
    if (sourceId !== null) request.setRequestHeader("x-usage-source", sourceId);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = () => fail(new Error(texts.failed));
    request.onload = () => {
      const { id, message } = read(request.responseText);
      if (request.status === 200 && id !== undefined) answer(id);
      else fail(new Error(message ?? texts.failed));
    };
    signal.addEventListener("abort", () => {
      request.abort();
      fail(signal.reason);
    });
    request.send(file);
  });
}

function read(text: string): { readonly id?: string; readonly message?: string } {
  try {
    return JSON.parse(text) as { id?: string; message?: string };
  } catch {
    return {};
  }
}
