/** What speaks against a photo that was taken or chosen. Advice: after two retries the person may use it all the same. */

/** The words for it, the gravest first. */
export const photoDoubts = [
  /** The very picture that was given for another side. */
  'same_picture',
  /** The very picture that the backend has refused. */
  'refused_before',
  'no_document',
  'no_face',
  'several_faces',
  'cut_off',
  'small',
  'dark',
  'blur',
  'glare',
  /** What was read belongs to another kind of document than was chosen, or to the other side. */
  'other_document',
  'expired',
] as const;

/** One of them. */
export type PhotoDoubt = (typeof photoDoubts)[number];
