/** A profile in Verilock's words, as zod: what a session asks for. Names beyond the documented ones are this project's. */
import { z } from 'zod';
import { documentType } from './session-schema.ts';

/** Prompts of active liveness (Verilock "Active liveness"). */
const livenessChallenge = z.enum(['head_left', 'head_right', 'smile', 'blink']);

const percentage = z.int().min(0).max(100);

const step = z.enum(['document', 'selfie'], {
  error: ({ input }) =>
    input === 'video' ? 'The sandbox offers no video step.' : 'Must be "document" or "selfie".',
});

const unique = (items: readonly string[]): boolean => new Set(items).size === items.length;

const list = <Item extends z.ZodType<string>>(item: Item): z.ZodArray<Item> =>
  z.array(item).min(1, 'Must not be empty.').refine(unique, 'Must not name anything twice.');

/** What a profile says, with the documented defaults. */
export const profileSettings = z.object({
  steps: list(step).refine((steps) => steps.includes('document'), 'Must contain "document".'),
  document_types: list(documentType).default([...documentType.options]),
  liveness_mode: z.enum(['passive', 'active']).default('passive'),
  liveness_threshold: percentage.default(75),
  liveness_challenges: list(livenessChallenge).default([...livenessChallenge.options]),
  thresholds: z.strictObject({ face_match: percentage }).default({ face_match: 80 }),
});

/** A profile that is kept under an id. */
export const verilockProfile = z.strictObject({ id: z.guid(), name: z.string(), ...profileSettings.shape });

/** What a profile says, every default filled in. */
export type ProfileSettings = z.output<typeof profileSettings>;

/** A kept profile. */
export type VerilockProfile = z.output<typeof verilockProfile>;
