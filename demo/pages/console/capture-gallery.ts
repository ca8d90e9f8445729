/** The files of a session as pictures: a step beside the other, a burst of frames in a row of its own. */
import { html, nothing } from 'lit';
import { size } from './amounts.ts';
import type { ReceivedFile } from './console-api.ts';
import { adviceTemplate } from './device-advice.ts';
import { asWords } from './status-words.ts';

/** The gallery, or a sentence where nothing has arrived. */
export const galleryTemplate = (files: readonly ReceivedFile[]): unknown => {
  if (files.length === 0) return html`<p class="hint">Nothing received yet.</p>`;
  const steps = [...new Set(files.map((file) => file.step))];
  const groups = steps.map((step) =>
    groupTemplate(
      step,
      files.filter((file) => file.step === step),
    ),
  );
  return html`<div class="captures">${groups}</div>`;
};

const groupTemplate = (step: string, files: readonly ReceivedFile[]): unknown => html`
  <div class=${step === 'liveness' ? 'burst' : 'single'}>
    <h4>
      ${asWords(step)}${step === 'liveness' ? html` <span class="hint">${files.length} frames</span>` : nothing}
    </h4>
    <ul>
      ${files.map(
        (file) => html`
          <li>
            ${pictureTemplate(file)}
            <p class="capture-facts">${factsOf(file).join(' · ')}</p>
            <p class="capture-digest mono" title="SHA-256 of the file">sha256 ${file.sha256.slice(0, 12)}…</p>
            ${adviceTemplate(file.metadata)}
          </li>
        `,
      )}
    </ul>
  </div>
`;

const pictureTemplate = (file: ReceivedFile): unknown =>
  file.mime_type === 'application/pdf'
    ? html`<a class="capture-picture pdf" href=${file.url} download>Save the PDF</a>`
    : html`<a class="capture-picture" href=${file.url} target="_blank" rel="noopener">
        <img
          src=${file.url}
          width=${file.width_px ?? nothing}
          height=${file.height_px ?? nothing}
          alt="${asWords(file.step)}${partOf(file)}, full size"
        />
      </a>`;

const partOf = ({ step, frame, metadata }: ReceivedFile): string => {
  if (step === 'liveness') return `, frame ${String(frame + 1)}`;
  return metadata.copy === undefined ? '' : ', straightened copy';
};

const factsOf = (file: ReceivedFile): readonly string[] => {
  const { width_px: widthPx, height_px: heightPx, metadata } = file;
  const { source, liveness, proof_of_address: proof, copy } = metadata;
  if (liveness) return [asWords(liveness.action)];
  return [
    ...(proof ? [asWords(proof.kind), ...(proof.document_date ? [proof.document_date] : [])] : []),
    ...(widthPx && heightPx ? [`${String(widthPx)} × ${String(heightPx)}`] : []),
    size(file.bytes),
    ...(copy === undefined ? (source ? [source] : []) : ['straightened copy']),
  ];
};
