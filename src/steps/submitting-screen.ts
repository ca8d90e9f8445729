/** Between "send" and the backend's acknowledgement: how much has left, and what to do if it does not go on. */
import { css, html, nothing } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import type { ErrorCode } from '../model/errors.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { ScreenElement } from './screen-element.ts';

/** What the screen renders from. `totalBytes` of 0: only the acknowledgement is missing. */
export interface SubmittingView {
  readonly text: Strings;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** What went wrong, if anything. */
  readonly code: ErrorCode | null;
}

/**
 * @summary The screen while everything is being sent.
 * @fires step-done - another try, or back to the review
 */
export class IdvSubmittingScreen extends ScreenElement<SubmittingView> {
  static readonly tag = 'idv-submitting-screen';

  static override readonly styles = [
    ...ScreenElement.styles,
    css`
      progress {
        inline-size: 100%;
        block-size: 0.625rem;
        accent-color: var(--_accent);
      }
      .bytes {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  override render() {
    const { text, sentBytes, totalBytes, code } = this.view;
    return screen({
      title: text.submittingTitle,
      lead: text.submittingLead,
      alert: code ? text.errors[code] : undefined,
      content: html`
        <div class="bytes">
          <progress
            aria-label=${text.submittingTitle}
            max="1"
            value=${totalBytes > 0 ? sentBytes / totalBytes : nothing}
          ></progress>
          ${
            totalBytes > 0
              ? html`<span class="small muted"
                  >${text.submittingBytes(text.fileSize(sentBytes), text.fileSize(totalBytes))}</span
                >`
              : nothing
          }
        </div>
      `,
      actions: html`
        ${primaryAction({
          label: code ? text.retry : text.submittingTitle,
          disabled: code === null,
          onPress: this.says({ type: 'retry-asked' }),
        })}
        ${
          code
            ? secondaryAction({
                label: text.back,
                onPress: this.says({ type: 'back-asked' }),
              })
            : nothing
        }
      `,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-submitting-screen': IdvSubmittingScreen;
  }
}
