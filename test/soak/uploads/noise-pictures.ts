/** Pictures of noise, which no encoder makes small: made once, then told apart by a comment. */
import sharp from 'sharp';

/** Bytes that a pixel of noise takes as JPEG of the best quality, nearly. */
const bytesPerPixel = 2.8;

/** A square picture of about so many bytes. */
const noisePicture = (bytes: number): Promise<Buffer> => {
  const edge = Math.round(Math.sqrt(bytes / bytesPerPixel));
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: edge, height: edge, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
};

/** One picture of each size, in bytes. */
export const noisePictures = (sizes: readonly number[]): Promise<readonly Buffer[]> =>
  Promise.all(sizes.map(noisePicture));

/** The picture as another file than all others: a comment goes along in it. */
export const named = (picture: Buffer, name: string): Buffer<ArrayBuffer> => {
  const comment = Buffer.from(name);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]);
};
