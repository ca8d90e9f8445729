/**
 * Goes through the steps of a capture as a person does, one function a step, by camera or by files.
 * The order of the steps is the caller's expectation: every step is waited for by its id.
 */
import { en } from '../../src/i18n/locales/en.ts';
import type { FieldValues } from '../../src/model/field.ts';
import type { SandboxOutcome } from '../../src/model/session.ts';
import type { DocumentType } from '../../src/model/document.ts';
import type { StepId } from '../../src/model/step.ts';
import type { CameraScene } from '../fixtures/fake-camera.ts';
import { fictionalPerson } from '../fixtures/fictional-person.ts';
import type { SpecimenName } from '../fixtures/specimens.ts';
import type { Journey } from './journey.ts';
import type { WidgetDriver } from './widget-driver.ts';

/** The sentences that the journeys read on the screen. */
export const text = en;

/** How the person goes about it. */
export interface Manner {
  readonly by: 'camera' | 'files';
  readonly documentType?: DocumentType;
  readonly outcome?: SandboxOutcome;
  /** Who takes the selfie: the device by itself, or, of a head that is turned away from it, the person. */
  readonly selfie?: 'by-itself' | 'shutter';
}

/** The steps of both providers' sandbox sessions without additional data. */
export const standardSteps = [
  'consent',
  'document-type',
  'document-front',
  'document-back',
  'selfie',
  'liveness',
  'review',
  'sandbox-outcome',
] as const satisfies readonly StepId[];

/** What such a session has received at its end. */
export const standardCaptures = ['document-front', 'document-back', 'selfie', 'liveness'] as const;

/** The steps of a session that asks for a document only. */
export const documentSteps = [
  'consent',
  'document-type',
  'document-front',
  'document-back',
  'review',
  'sandbox-outcome',
] as const satisfies readonly StepId[];

/** What such a session has received at its end. */
export const documentCaptures = ['document-front', 'document-back'] as const;

/** The steps of a sandbox session that asks for everything. */
export const fullSteps = [
  ...standardSteps.slice(0, 6),
  'fields',
  'proof-of-address',
  'review',
  'sandbox-outcome',
] as const satisfies readonly StepId[];

/** What such a session has received at its end. */
export const fullCaptures = [...standardCaptures, 'proof-of-address'] as const;

/** What the person enters. */
export const enteredFields: FieldValues = {
  first_name: fictionalPerson.givenNames,
  last_name: fictionalPerson.familyName,
  email: fictionalPerson.email,
  phone: fictionalPerson.phone,
  date_of_birth: fictionalPerson.dateOfBirth,
  address_street: fictionalPerson.street,
  address_city: fictionalPerson.city,
  address_postal_code: fictionalPerson.postalCode,
  address_country: 'DE',
};

/** Date on the specimen bill, and what the person says it is. */
export const bill = { kind: 'utility_bill', documentDate: '2026-05-04' } as const;

/** What has to stand before the camera when a step is left, because the next one opens it at once. */
const sceneAfter = (step: StepId, { by, documentType, selfie }: Manner): CameraScene | null => {
  if (by === 'files') return untaken(step, documentType);
  const face = selfie === 'shutter' ? 'face-left' : 'face';
  if (step === 'document-type') return documentType === 'passport' ? 'passport' : 'front';
  if (step === 'document-front') return documentType === 'passport' ? face : 'back';
  if (step === 'selfie') return 'face';
  return step === 'document-back' ? face : null;
};

/** What the next step's camera does not take by itself, so that the person who chooses a file comes first. */
const untaken = (step: StepId, documentType: DocumentType | undefined): CameraScene | null => {
  const isSelfieNext = step === (documentType === 'passport' ? 'document-front' : 'document-back');
  if (isSelfieNext) return 'back';
  return step === 'document-type' || step === 'document-front' ? 'face' : null;
};

/** Which file is chosen at a step: between them they cover the formats that are accepted. */
export const files = {
  'document-front': 'document-front-exif.jpg',
  'document-back': 'document-back.png',
  selfie: 'face.jpg',
  liveness: 'face-smile.jpg',
  'proof-of-address': 'utility-bill.pdf',
} as const satisfies Partial<Record<StepId, SpecimenName>>;

type PhotoStepId = 'document-front' | 'document-back' | 'selfie';

/** Takes or chooses a photo and stops where it is judged. What is before the camera is taken without a press. */
export const photo = async (
  widget: WidgetDriver,
  journey: Journey,
  step: PhotoStepId,
  by: Manner['by'],
): Promise<void> => {
  if (by === 'files') await widget.chooseFile(journey.specimens.path(files[step]));
  await widget.primaryAction.and(widget.button(text.usePhoto)).waitFor();
};

const liveness = async (widget: WidgetDriver, journey: Journey, by: Manner['by']): Promise<void> => {
  if (by === 'camera') await widget.primary(text.livenessBegin);
  else {
    for (const [count, total] of [
      [1, 3],
      [2, 3],
      [3, 3],
    ] as const) {
      await widget.element.getByText(text.livenessPromptCount(count, total)).waitFor();
      await widget.chooseFile(journey.specimens.path(files.liveness));
    }
  }
};

/** Does what a step asks, up to the press that leads on. Returns the label of that press, `null` where there is none. */
const doStep = async (
  widget: WidgetDriver,
  journey: Journey,
  step: StepId,
  manner: Manner,
): Promise<string | null> => {
  switch (step) {
    case 'consent':
      return text.consentAgree;
    case 'document-type':
      await widget.choose(manner.documentType ?? 'drivers_license');
      return text.continue;
    case 'document-front':
    case 'document-back':
    case 'selfie':
      if (step === 'selfie' && manner.selfie === 'shutter') await widget.primary(text.takePhoto);
      await photo(widget, journey, step, manner.by);
      return text.usePhoto;
    case 'liveness':
      await liveness(widget, journey, manner.by);
      return null;
    case 'fields':
      await widget.fillFields(enteredFields);
      return text.continue;
    case 'proof-of-address':
      await widget.chooseFile(journey.specimens.path(files['proof-of-address']));
      await widget.element.getByLabel(text.proofKind).selectOption(bill.kind);
      await widget.element.getByLabel(text.proofDate).fill(bill.documentDate);
      return text.continue;
    case 'review':
      return text.submit;
    case 'sandbox-outcome':
      await widget.choose(manner.outcome ?? 'approve');
      return text.finish;
  }
};

/**
 * Goes through `steps`, which must come in exactly this order; ends right after the press that leaves the last one.
 *
 * @param arrived called at every step before anything is done there
 */
export const walk = async (
  journey: Journey,
  widget: WidgetDriver,
  steps: readonly StepId[],
  manner: Manner,
  arrived?: (step: StepId) => Promise<void>,
): Promise<void> => {
  for (const step of steps) {
    await widget.reached(step);
    await arrived?.(step);
    const label = await doStep(widget, journey, step, manner);
    const scene = sceneAfter(step, manner);
    if (scene) await journey.show(scene);
    // Everything has been sent by then, and the page may be left by the next press.
    if (step === 'sandbox-outcome') await widget.noted();
    if (label !== null) await widget.primary(label);
  }
};

/** Presses start on the opening screen. */
export const begin = (widget: WidgetDriver): Promise<void> => widget.primary(text.begin);
