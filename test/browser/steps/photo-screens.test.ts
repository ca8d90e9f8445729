/** What a photo step's camera screen looks like while somebody aims at it. */
import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { en } from '../../../src/i18n/locales/en.ts';
import { photoCamera } from '../../../src/steps/photo-screens.ts';
import { StepElement } from '../../../src/steps/step-element.ts';
import { documentOverlayStyles, otherWays } from '../../../src/ui/document-overlay.ts';
import { faceOverlayStyles, faceWays } from '../../../src/ui/face-overlay.ts';

const ways = (['upload', 'phone'] as const).map((icon) => ({
  label: icon,
  icon,
  onPress: () => undefined,
}));

class CameraScreen extends LitElement {
  static override readonly styles = [...StepElement.styles, documentOverlayStyles, faceOverlayStyles];

  offered: unknown = null;

  override render(): TemplateResult {
    return photoCamera({
      text: en,
      words: { title: 'Front', lead: 'Lead', shape: 'card' },
      alert: undefined,
      camera: null,
      isMirrored: false,
      isReady: true,
      guide: { overlay: () => null, aside: () => this.offered, spoken: '' },
      picker: html`<button type="button">Choose a file</button>`,
      handoff: html`<button type="button">Phone</button>`,
      onReady: () => undefined,
      onShutter: () => undefined,
    });
  }
}
customElements.define('camera-screen', CameraScreen);

describe('the camera screen of a photo', () => {
  for (const [name, offer] of [
    ['document', otherWays('Is it not working?', ways)],
    ['face', faceWays('Is it not working?', ways)],
  ] as const)
    for (const widthPx of [320, 800])
      it(`keeps the shutter where it is when other ways are offered (${name}, ${String(widthPx)} px)`, async () => {
        const screen = document.createElement('camera-screen') as CameraScreen;
        screen.style.cssText = `display: block; inline-size: ${String(widthPx)}px`;
        document.body.append(screen);
        await screen.updateComplete;
        const place = (): DOMRect => {
          const shutter = screen.renderRoot.querySelector('[part~="primary-action"]');
          if (!shutter) throw new Error('no shutter');
          return shutter.getBoundingClientRect();
        };
        const before = place();
        screen.offered = offer;
        screen.requestUpdate();
        await screen.updateComplete;
        expect(screen.renderRoot.querySelectorAll('.actions > [class$="-ways"]')).to.have.length(1);
        expect([place().top, place().left, place().height]).to.eql([before.top, before.left, before.height]);
        screen.remove();
      });
});
