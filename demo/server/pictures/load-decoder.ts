/** The image library: native, and therefore an optional dependency. It is loaded once, and held to what is needed. */
import type sharp from 'sharp';

/** The package that decodes pictures is not there. */
export class DecoderMissing extends Error {
  override readonly name = 'DecoderMissing';
}

/** What may be decoded. Everything else that the library knows (SVG, TIFF, GIF, raw dumps) is shut off. */
const allowedLoaders = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'];

let loaded: Promise<typeof sharp> | undefined;

/** The library. @throws {DecoderMissing} */
export const loadDecoder = (): Promise<typeof sharp> => (loaded ??= load());

const load = async (): Promise<typeof sharp> => {
  const { default: decoder } = await import('sharp').catch((cause: unknown) => {
    throw new DecoderMissing('sharp cannot be loaded', { cause });
  });
  decoder.block({ operation: ['VipsForeignLoad'] });
  decoder.unblock({ operation: allowedLoaders });
  // No picture stays in memory once it is done.
  decoder.cache(false);
  return decoder;
};
