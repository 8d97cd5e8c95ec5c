import type { paperPdf } from "./paper-pdf.ts";
import type { PdfFonts } from "./pdf-fonts.ts";

/** What making a PDF takes, a third of a megabyte that few sales need. */
export interface PdfParts {
  readonly paperPdf: typeof paperPdf;
  readonly fonts: PdfFonts;
}

/**
 * Fetches it when first asked for; the service worker keeps it for times without a network. Rejects where it cannot be
 * had: never fetched before and nothing in reach.
 */
export const loadPdfParts = async (): Promise<PdfParts> => {
  const [{ paperPdf }, fonts] = await Promise.all([import("./paper-pdf.ts"), loadPdfFonts()]);
  return { paperPdf, fonts };
};

/** The fonts alone, for other papers. */
export const loadPdfFonts = async (): Promise<PdfFonts> => {
  const [regular, bold] = await Promise.all([
    fetchFont("NotoSans-Regular.ttf"),
    fetchFont("NotoSans-Bold.ttf"),
  ]);
  return { regular, bold };
};

const fetchFont = async (name: string): Promise<Uint8Array> => {
  const answer = await fetch(`/fonts/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
