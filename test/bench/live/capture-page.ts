/** A page at a step of a capture, with its camera watched. It measures nothing. */
import { begin, files, text, walk } from '../../e2e/capture-walk.ts';
import type { Journey, Visitor } from '../../e2e/journey.ts';
import type { CameraScene } from '../../fixtures/fake-camera.ts';
import type { WidgetDriver } from '../../e2e/widget-driver.ts';
import { forget, watchCamera } from './watched-camera.ts';

/** What stands before the camera at a step. */
export interface Opening {
  readonly step: 'document-front' | 'document-back';
  readonly scene: CameraScene;
  /** Whether the guide may load, `true` by default. */
  readonly isGuided?: boolean;
}

/** A visitor whose camera opens at that step as soon as this returns. */
export const openAt = async (
  journey: Journey,
  { step, scene, isGuided = true }: Opening,
): Promise<Visitor> => {
  const visitor = await journey.visitor();
  const { page, widget } = visitor;
  await watchCamera(page);
  if (!isGuided) await page.route(/document-guide/, (route) => route.abort());
  const response = await fetch(`${journey.origin}/demo/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ provider: 'verifa', workflow: 'wf_document', redirect: false }),
  });
  const { capture_url: url } = (await response.json()) as { readonly capture_url: string };
  await page.goto(url);
  await begin(widget);
  await walk(journey, widget, ['consent'], { by: 'files' });
  await widget.reached('document-type');
  await widget.choose('drivers_license');
  await journey.show(scene);
  await widget.primary(text.continue);
  await widget.reached('document-front');
  if (step === 'document-front') return visitor;
  await widget.chooseFile(journey.specimens.path(files['document-front']));
  await widget.primary(text.usePhoto);
  await widget.reached(step);
  await forget(page);
  return visitor;
};

/** Waits for the picture that the device takes by itself, or took. */
export const taken = (widget: WidgetDriver): Promise<void> =>
  widget.primaryAction.and(widget.button(text.usePhoto)).waitFor();

/** Throws the picture away: the camera opens once more, and the notes begin anew. */
export const retake = async ({ page, widget }: Visitor): Promise<void> => {
  await forget(page);
  await widget.secondary(text.retake);
};
