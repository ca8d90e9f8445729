/** The screens of a photo step: the camera, choosing a file, and the photo put before the person. They only draw. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import { cameraControls, type CameraControls } from '../ui/camera-controls.ts';
import { primaryAction, quietAction, screen, secondaryAction } from '../ui/screen.ts';
import { filePreview } from './file-preview.ts';
import type { Judgement, PhotoGuide, TakenPhoto } from './photo-guide.ts';
import type { PhotoWords } from './photo-words.ts';

/** What is put before the person. */
export interface PhotoPreview {
  readonly text: Strings;
  readonly isSelfie: boolean;
  readonly photo: TakenPhoto;
  /** `null` while the photo is looked at: it cannot be used before. */
  readonly judgement: Judgement | null;
  readonly alert: string | undefined;
  /** Stays in the tree: dropping and pasting still reach it. */
  readonly picker: unknown;
  /** Another way, where the photo does not do. */
  readonly otherWay: unknown;
  readonly onUse: (photo: TakenPhoto) => void;
  readonly onRetake: () => void;
}

/** The photo, large enough to be judged, and what can be done with it. */
export const photoPreview = (preview: PhotoPreview): TemplateResult => {
  const { text, photo, judgement, isSelfie } = preview;
  const retake = { label: text.retake, onPress: preview.onRetake };
  const use = {
    label: judgement ? (judgement.useLabel ?? text.usePhoto) : text.preparing,
    icon: 'check',
    disabled: judgement === null,
    onPress: () => {
      preview.onUse(judgement?.photo ?? photo);
    },
  } as const;
  return screen({
    title: text.previewTitle,
    lead: text.previewLead[isSelfie ? 'selfie' : 'document'],
    alert: preview.alert,
    // The region is there from the beginning: what comes together with its region is not announced.
    content: html`<div role="status">${judgement?.notice}</div>
      ${filePreview(photo.file, text)}${preview.picker}`,
    actions: judgement?.isDoubted
      ? html`${primaryAction(retake)} ${judgement.useLabel ? secondaryAction(use) : nothing}
        ${preview.otherWay}`
      : html`${primaryAction(use)} ${secondaryAction(retake)}`,
  });
};

/** What is on the screen with a camera. */
export interface PhotoCamera {
  readonly text: Strings;
  readonly words: PhotoWords;
  readonly alert: string | undefined;
  readonly camera:
    (CameraControls & { readonly stream: MediaStream | null; readonly isLive: boolean }) | null;
  readonly isMirrored: boolean;
  /** Whether the camera has delivered a picture. */
  readonly isReady: boolean;
  readonly guide: Pick<PhotoGuide, 'overlay' | 'aside' | 'spoken'>;
  readonly picker: unknown;
  /** The side road to the phone. */
  readonly handoff: unknown;
  readonly onReady: () => void;
  readonly onShutter: () => void;
}

/** The screen with the camera's picture. */
export const photoCamera = (parts: PhotoCamera): TemplateResult => {
  const { text, words, camera, guide, isReady } = parts;
  return screen({
    title: words.title,
    lead: words.lead,
    alert: parts.alert,
    content: html`
      <idv-camera-view
        .stream=${camera?.stream ?? null}
        .shape=${words.shape}
        .label=${words.title}
        ?mirrored=${parts.isMirrored}
        @camera-ready=${parts.onReady}
      >
        ${guide.overlay()} ${camera ? cameraControls(camera, text) : nothing}
        ${isReady ? nothing : html`<p class="camera-note">${text.cameraOpening}</p>`}
      </idv-camera-view>
      <p class="visually-hidden" role="status">${guide.spoken || (isReady ? text.cameraHint : '')}</p>
    `,
    actions: html`
      ${primaryAction({
        label: text.takePhoto,
        icon: 'camera',
        disabled: !isReady || !camera?.isLive,
        onPress: parts.onShutter,
      })}
      ${guide.aside()} ${parts.picker} ${parts.handoff}
    `,
  });
};

/** While a file is read. */
export const photoPreparing = (text: Strings, words: PhotoWords, picker: unknown): TemplateResult =>
  screen({
    title: words.title,
    content: html`<p class="lead" role="status">${text.preparing}</p>
      ${picker}`,
    actions: primaryAction({ label: text.usePhoto, disabled: true, onPress: () => undefined }),
  });

/** Where a photo can be chosen from. */
export interface PhotoChooser {
  readonly text: Strings;
  readonly words: PhotoWords;
  readonly alert: string | undefined;
  readonly picker: unknown;
  /** The side road to the phone. */
  readonly handoff: unknown;
  /** Goes to the phone, where that is the better way: whoever has no camera here has one there. */
  readonly onPhone: (() => void) | null;
  readonly onBrowse: () => void;
  readonly onCamera: () => void;
}

/** The screen without a camera. */
export const photoChooser = (chooser: PhotoChooser): TemplateResult => {
  const { text, words, onPhone } = chooser;
  const upload = { label: text.chooseFile, icon: 'upload', onPress: chooser.onBrowse } as const;
  const camera = { label: text.useCamera, icon: 'camera', onPress: chooser.onCamera } as const;
  return screen({
    title: words.title,
    lead: words.lead,
    alert: chooser.alert,
    content: chooser.picker,
    actions: onPhone
      ? html`${primaryAction({ label: text.continueOnPhone, icon: 'phone', onPress: onPhone })}
        ${secondaryAction(upload)} ${quietAction(camera)}`
      : html`${primaryAction(upload)} ${secondaryAction(camera)} ${chooser.handoff}`,
  });
};
