/**
 * Which of several cameras to take: pure, from what a browser tells of each. Labels
 * are a hint for comfort: whoever wants to hide a virtual camera renames it, so nothing may be trusted because of this.
 */
import { capabilitiesOf, type CameraCapabilities, type Facing, type OpenCamera } from './camera.ts';

/** What is known of a camera. */
export interface CameraFacts {
  readonly deviceId: string;
  /** In the language of the system; `''` where the browser keeps it back. */
  readonly label: string;
  readonly capabilities: CameraCapabilities;
  /** Whether it is the one that the browser opened by itself: a tie leaves it in place. */
  readonly isOpen: boolean;
}

/** Programs that pose as a camera, and cameras that see heat, distance or light that nobody reads by. */
const unsuitable =
  /virtual|obs\b|cam ?(?:twist|mask)|(?:many|split|you|spark ?o|chroma|alter|xsplit.?v|droid|e2esoft.?v?|i?v|epoc|fake|webcam ?o)cam|camo\b|iriun|snap camera|xsplit|mmhmm|prism|streamlabs|ndi\b|nvidia broadcast|loopback|dummy|\bir\b|infrar|hello|realsense|lidar|(?<!true)depth|赤外|红外|紅外|적외/i;

/** Whether a camera by its label is likely none to take a readable picture with. */
export const isUnsuitable = (label: string): boolean => unsuitable.test(label);

/** Looks away from the person, or at them, in the languages of iOS; other systems speak English here. */
const words: Readonly<Record<Facing, RegExp>> = {
  environment:
    /back|rear|environment|rück|arri[èe]re|tra[sz]|posterior|achter|bak(?:sid|re)|bagsid|taka|tyln|zadn|задн|arka|belakang|hátsó|spate|sau\b|πίσω|אחורי|خلفي|背面|[后後]置|후면|หลัง|पीछ/i,
  user: /front|user|facetime|selfie|vorder|avant|frontal|delanter|anterior|voor|fram|forsid|etu|przedn|předn|predn|фронт|передн|ön\b|depan|elülső|față|trước|μπροσ|קדמי|أمام|前面|前置|전면|หน้า/i,
};

/** One lens that does not focus on what is near, or not as sharply as the main one. */
const sideLens =
  /ultra|ультра|сверх|超|초광각|울트라|tele|télé|теле|望遠|长焦|長焦|망원|macro|makro|макро|desk view/i;

/** Several lenses as one camera, which changes between them as it likes. */
const manyLenses =
  /dual|d[uo]pp?[el]|double|tri[pò]|dreif|двойн|тройн|デュアル|トリプル|[双雙三]|듀얼|트리플/i;

/** Android counts: the main lens is the first of its side. */
const numbered = /(?:camera2 |facing \w+:)(\d+)/i;

const scoreOf = ({ label, capabilities, isOpen }: CameraFacts, facing: Facing): number => {
  const { facingMode, torch, focusDistance, zoom, width } = capabilities;
  const looksRight = facingMode?.length ? facingMode.includes(facing) : words[facing].test(label);
  const lens = sideLens.test(label) ? -4 : manyLenses.test(label) ? -2 : 0;
  const main = [
    torch === true,
    focusDistance !== undefined && focusDistance.min !== focusDistance.max,
    (zoom?.min ?? 1) < 1,
    (width?.max ?? 0) >= 1920,
  ].filter(Boolean).length;
  const number = Number(numbered.exec(label)?.[1] ?? 0);
  return (looksRight ? 9 : 0) + lens + main / 4 - number / 9 + (isOpen ? 0.01 : 0);
};

/**
 * Ids of the cameras worth offering, the best first and equals in the given order. Virtual and infrared ones are left
 * out unless there is nothing else.
 */
export const chooseCamera = (cameras: readonly CameraFacts[], facing: Facing): readonly string[] => {
  const suitable = cameras.filter(({ label }) => !isUnsuitable(label));
  return [...(suitable.length > 0 ? suitable : cameras)]
    .sort((one, other) => scoreOf(other, facing) - scoreOf(one, facing))
    .map(({ deviceId }) => deviceId);
};

/**
 * The same for what a browser lists.
 *
 * @param open the camera that the browser opened by itself: it tells of its lamp, which most lists leave out
 */
export const chooseListed = (
  listed: readonly MediaDeviceInfo[],
  open: OpenCamera | null,
  facing: Facing,
): readonly string[] =>
  chooseCamera(
    listed.map((camera) => {
      const { deviceId, label } = camera;
      const isOpen = deviceId === open?.deviceId;
      const capabilities = capabilitiesOf(camera);
      const torch = [capabilities.torch, isOpen && open.capabilities.torch].includes(true);
      return { deviceId, label, isOpen, capabilities: { ...capabilities, torch } };
    }),
    facing,
  );
