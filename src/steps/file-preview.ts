/** What a chosen or taken file looks like: the picture, or a page with its name for a PDF. */
import { css, html, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import type { CaptureFile } from '../model/capture.ts';
import { icons } from '../ui/icons.ts';

/** The file, large enough to be judged. */
export const filePreview = (file: CaptureFile, text: Strings): TemplateResult =>
  file.mimeType === 'application/pdf'
    ? html`<p class="pdf">
        ${icons.file}<span>${text.pdfDocument} · ${text.fileSize(file.body.size)}</span>
      </p>`
    : html`<idv-picture class="preview" .picture=${file.body} .label=${text.previewAlt}></idv-picture>`;

/** Rules for `filePreview()`. */
export const previewStyles = css`
  .preview {
    overflow: hidden;
    max-block-size: 26rem;
    border-radius: var(--_radius);
    background: #0a0e14;
  }
  .pdf {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.75rem;
    padding: 2.5rem 1rem;
    border-radius: var(--_radius);
    background: var(--_raised);
    font-weight: 600;
  }
  .pdf svg {
    inline-size: 2.25rem;
    block-size: 2.25rem;
    color: var(--_accent);
  }
`;
