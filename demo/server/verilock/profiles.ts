/** The profiles of the sandbox. A real account makes them in a dashboard; these are fixed. */
import { verilockProfile, type VerilockProfile } from './profile-schema.ts';

/** All of them; the first is the one of the documentation's examples. */
export const profiles: readonly VerilockProfile[] = [
  {
    id: '01234567-89ab-cdef-0123-456789abcdef',
    name: 'Document, selfie and active liveness',
    steps: ['document', 'selfie'],
    liveness_mode: 'active',
  },
  { id: '01234567-89ab-cdef-0123-456789abcd01', name: 'Document only', steps: ['document'] },
  {
    id: '01234567-89ab-cdef-0123-456789abcd02',
    name: 'Document and selfie, passive liveness',
    steps: ['document', 'selfie'],
    liveness_mode: 'passive',
  },
  {
    id: '01234567-89ab-cdef-0123-456789abcd03',
    name: 'Passport and selfie, two prompts',
    steps: ['document', 'selfie'],
    document_types: ['passport'],
    liveness_mode: 'active',
    liveness_challenges: ['smile', 'blink'],
  },
].map((profile) => verilockProfile.parse(profile));

/** The profile of that id, in whatever case it is spelled, or `null`. */
export const profileOf = (id: string): VerilockProfile | null =>
  profiles.find((profile) => profile.id === id.toLowerCase()) ?? null;
