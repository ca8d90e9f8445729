/**
 * The face detector's weights as the widget loads them: taken from @vladmandic/human, put into the order of the layers, and
 * halved. The package's numbers are halves written as singles, so that nothing is lost; where that is not so, it throws.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const models = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../../node_modules/@vladmandic/human/models',
);

/** Path of the file in a build, and what a development server is asked for. */
export const faceModelPath = 'face/blazeface.bin';

/** Layers that have weights, in the order in which they work. */
const weighted = new Set(['_FusedConv2D', 'DepthwiseConv2dNative']);

/**
 * The number as a half.
 * @param {number} value
 * @returns {number}
 * @throws {Error} when a half cannot hold it
 */
function halfOf(value) {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const fraction = size * 2 ** (10 - exponent);
  if (size === 0) return sign;
  if (!Number.isInteger(fraction) || exponent > 15) throw new Error(`${value} does not fit into a half.`);
  return sign + (size < 2 ** -14 ? fraction : ((exponent + 15) << 10) + fraction - 1024);
}

/**
 * The file.
 * @returns {Buffer}
 */
export function faceModelFile() {
  const { modelTopology, weightsManifest } = JSON.parse(
    readFileSync(resolve(models, 'blazeface.json'), 'utf8'),
  );
  const bytes = readFileSync(resolve(models, 'blazeface.bin'));
  const tensors = new Map();
  let at = 0;
  for (const { name, shape } of weightsManifest[0].weights) {
    const count = shape.reduce((product, edge) => product * edge, 1);
    tensors.set(
      name,
      Array.from({ length: count }, (_, index) => bytes.readFloatLE(at + index * 4)),
    );
    at += count * 4;
  }
  const layers = modelTopology.node.filter(({ op }) => weighted.has(op));
  const values = layers.flatMap(({ input }) => input.slice(1).flatMap((name) => tensors.get(name)));
  const file = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => file.writeUInt16LE(halfOf(value), index * 2));
  return file;
}

/**
 * A Vite plugin that puts the file beside a build, and answers it wherever a development server is asked for it.
 * @returns {import('vite').Plugin}
 */
export function faceModel() {
  return {
    name: 'face-model',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: faceModelPath, source: faceModelFile() });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!new URL(request.url, 'http://localhost').pathname.endsWith(`/${faceModelPath}`)) return next();
        response.setHeader('content-type', 'application/octet-stream');
        return response.end(faceModelFile());
      });
    },
  };
}
