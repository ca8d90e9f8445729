/**
 * What speaks against a photo, from what the device has seen of it. Pure; thresholds are those of the live guidance. An
 * outline that is missing is no doubt by itself: a scan or a cut-out fills the picture, and white lies on white.
 */
import { cardAspect, pageAspect } from '../capture/document/document-shape.ts';
import type { DocumentView } from '../capture/document/document-view.ts';
import {
  acceptCutOffScore,
  acceptScore,
  maxGlare,
  minBrightness,
  minFill,
  minSharpness,
} from '../capture/document/limits.ts';
import type { FaceReport } from '../capture/face/face-report.ts';
import { minFaceBrightness, minFaceSharpness } from '../capture/face/face-limits.ts';
import type { StillReport } from '../capture/live/live-report.ts';
import type { PictureFigures } from '../capture/still/picture-figures.ts';
import type { CaptureFile } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import { photoDoubts, type PhotoDoubt } from '../model/photo-doubt.ts';
import type { DocumentReading } from '../model/reading.ts';
import type { PhotoStepId } from './photo-guide.ts';

/** A portrait of 35 × 45 mm has 1.29 and a page 1.42: what is squarer is the portrait in a cut-out document. */
const leastAspect = 1.34;
/** How far the proportion of a cut-out may be from a document's; photos of 4:3 and 16:9 are farther. */
const aspectError = 0.04;
/** A document that fills the picture so far was cut out by somebody, not cut off by the camera. */
const cutOutFill = 0.85;
/** Pixels on a document that guidance would let pass: `minFill` of a picture of 1920×1080. */
const enoughPx = minFill * 1920 * 1080;
/** A card with 150 dots an inch: below that print is lost, however large it is in the picture. */
const fewestPx = 505 * 319;
/** Least height of a face, from the brows to the chin, as a share of the picture's shorter edge: at arm's length it is .3. */
const leastFaceShare = 0.18;
/** See `PictureFigures`: the mean alone takes a dark document for a dark room. */
const minHighlights = 110;

/** What is known of a document's picture. */
export interface DocumentEvidence {
  readonly file: CaptureFile;
  readonly report: StillReport;
  /** `null` where the picture could not be looked at a second time. */
  readonly figures: PictureFigures | null;
}

const isTrusted = ({ outline, isCutOff, aspect }: DocumentView): boolean =>
  aspect >= leastAspect && (outline?.score ?? 0) >= (isCutOff ? acceptCutOffScore : acceptScore);

const thoseOf = (found: Readonly<Partial<Record<PhotoDoubt, boolean>>>): PhotoDoubt[] =>
  photoDoubts.filter((doubt) => found[doubt]);

const isCutOut = ({ widthPx, heightPx }: CaptureFile): boolean => {
  const aspect = Math.max(widthPx ?? 0, heightPx ?? 0) / Math.min(widthPx ?? 1, heightPx ?? 1);
  return [cardAspect, pageAspect].some((known) => Math.abs(Math.log(aspect / known)) < aspectError);
};

/** The doubts about how a side of a document was photographed. Whatever was read off it was good enough for that. */
export const documentDoubts = ({ file, report, figures }: DocumentEvidence): PhotoDoubt[] => {
  const { view, reading } = report;
  if (reading) return view.isCutOff && isTrusted(view) && view.fill < cutOutFill ? ['cut_off'] : [];
  const isOutlined = isTrusted(view);
  // Every document has print: where not even an edge of it is left, it is out of focus.
  const isBlurred = view.sharpness === null ? isOutlined : view.sharpness < minSharpness;
  const isSharp = view.sharpness !== null && !isBlurred;
  const isDark = view.brightness < minBrightness && (figures?.highlights ?? 0) < minHighlights;
  const areaPx = (isOutlined ? view.fill : 1) * (file.widthPx ?? 0) * (file.heightPx ?? 0);
  const isSmall = areaPx < fewestPx || (isOutlined && view.fill < minFill && areaPx < enoughPx);
  const hasNothing = !isOutlined && !isDark && figures?.hasPrint === false && !(isSharp && isCutOut(file));
  if (hasNothing) return ['no_document'];
  const found: Partial<Record<PhotoDoubt, boolean>> = {
    cut_off: isOutlined && view.isCutOff && view.fill < cutOutFill,
    small: isSmall,
    dark: isDark,
    blur: isBlurred,
    glare: isOutlined && view.glare > maxGlare,
  };
  return thoseOf(found);
};

/** The doubts about a selfie. */
export const faceDoubts = ({ face, faces, brightness, sharpness, ...picture }: FaceReport): PhotoDoubt[] => {
  if (!face) return ['no_face'];
  const { xPx, yPx, widthPx, heightPx } = face;
  const right = xPx + widthPx;
  const bottom = yPx + heightPx;
  const found: Partial<Record<PhotoDoubt, boolean>> = {
    several_faces: faces > 1,
    cut_off: xPx < 0 || yPx < 0 || right > picture.widthPx || bottom > picture.heightPx,
    small: heightPx < leastFaceShare * Math.min(picture.widthPx, picture.heightPx),
    dark: brightness < minFaceBrightness,
    blur: sharpness !== null && sharpness < minFaceSharpness,
  };
  return thoseOf(found);
};

/** Whether a document is another one than was chosen. Cards of all kinds pass for each other: their codes differ by issuer. */
export const isOtherDocument = (chosen: DocumentType | null, read: DocumentType | null): boolean =>
  chosen !== null && read !== null && (chosen === 'passport') !== (read === 'passport');

/** The doubts about which document it is, or which side. `today` is `YYYY-MM-DD`. */
export const readingDoubts = (
  { source, documentType, expiresOn }: DocumentReading,
  subject: { readonly step: PhotoStepId; readonly documentType: DocumentType | null },
  today: string,
): PhotoDoubt[] => {
  // Every card with that symbol has it on its back; zones are on either side, by issuer.
  const isOtherSide = source === 'barcode' && subject.step === 'document-front';
  return [
    ...(isOtherSide || isOtherDocument(subject.documentType, documentType)
      ? (['other_document'] as const)
      : []),
    ...(expiresOn !== null && expiresOn < today ? (['expired'] as const) : []),
  ];
};
