/** What a device made of a picture: what it read from it and what spoke against it. Advice, and shown as such. */
import { html, nothing } from 'lit';
import type { FileDetails } from './console-api.ts';
import { pairsTemplate } from './pairs.ts';
import { asWords } from './status-words.ts';

/** The advice that came with a picture; nothing where there is none. */
export const adviceTemplate = ({ reading, doubts = [] }: FileDetails): unknown => html`
  ${doubts.length > 0 ? html`<p class="capture-facts">Doubted by the device: ${doubts.map(asWords).join(', ')}</p>` : nothing}
  ${
    reading
      ? html`<details class="capture-reading">
          <summary>Read by the device, ${Math.round(reading.confidence * 100)} % sure</summary>
          ${pairsTemplate([
            ['from', reading.source === 'mrz' ? 'Machine-readable zone' : 'Barcode'],
            ['document', reading.document_type && asWords(reading.document_type)],
            ['number', reading.document_number],
            ['issuer', reading.issuer],
            ['expires', reading.expires_on],
            ...Object.entries(reading.fields),
          ])}
        </details>`
      : nothing
  }
`;
