/** A capture's record as the database holds it: what is said of the file is sealed, because it may name the person. */
import type { Sealer } from '../sealer.ts';
import type { KeptForm } from './collection.ts';
import type { CaptureRecord } from './records.ts';

type SealedCapture = Omit<CaptureRecord, 'metadata'> & { readonly metadataSealed: string };

const contextOf = ({ sessionId, id }: Pick<CaptureRecord, 'sessionId' | 'id'>): string =>
  `${sessionId}/${id}/metadata`;

/** Seals with that key; a record from before there was anything personal in it is read as it is. */
export const sealedCapture = (sealer: Sealer): KeptForm<CaptureRecord> => ({
  kept: ({ metadata, ...record }): SealedCapture => ({
    ...record,
    metadataSealed: sealer.sealJson(metadata, contextOf(record)),
  }),
  record: (kept) => {
    if (!('metadataSealed' in kept)) return kept as CaptureRecord;
    const { metadataSealed, ...record } = kept as SealedCapture;
    const metadata = sealer.openJson(metadataSealed, contextOf(record)) as CaptureRecord['metadata'];
    return { ...record, metadata };
  },
});
