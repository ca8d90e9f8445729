/** Shows that the browser test runner works. Goes when real tests are here. */
import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('smoke-element')
class SmokeElement extends LitElement {
  @property() word = 'none';
  override render(): unknown {
    return html`<p>${this.word}</p>`;
  }
}

describe('a Lit element', () => {
  it('renders what it is given', async () => {
    const element = document.createElement('smoke-element') as SmokeElement;
    element.word = 'hello';
    document.body.append(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
    expect(element.shadowRoot?.textContent).to.equal('hello');
  });

  it('sees a camera', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    expect(stream.getVideoTracks()).to.have.length(1);
  });
});
