/** Pictures of a person with marks planted in them, as files to choose: whatever of them is found elsewhere was let out. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpecimenName, Specimens } from '../fixtures/specimens.ts';

/** What is written into the files, by where it stands. */
export const plantedMarks = {
  comment: 'canary comment of the face',
  exif: 'canary owner of the camera',
  behind: 'canary behind the picture',
} as const;

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** EXIF with one entry, the description of the picture. */
const exifOf = (text: string): Buffer => {
  const value = Buffer.from(`${text}\0`, 'latin1');
  const head = Buffer.alloc(26);
  head.write('MM\0*', 0, 'latin1');
  head.writeUInt32BE(8, 4);
  head.writeUInt16BE(1, 8);
  head.writeUInt16BE(0x010e, 10);
  head.writeUInt16BE(2, 12);
  head.writeUInt32BE(value.length, 14);
  head.writeUInt32BE(26, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, value]);
};

/** Marks a JPEG in its comment, its EXIF and behind its end; any other file behind its end only. */
const marked = (file: Buffer): Buffer => {
  const behind = Buffer.from(plantedMarks.behind, 'latin1');
  if (file.readUInt16BE(0) !== 0xffd8) return Buffer.concat([file, behind]);
  return Buffer.concat([
    file.subarray(0, 2),
    segment(0xe1, exifOf(plantedMarks.exif)),
    segment(0xfe, Buffer.from(plantedMarks.comment, 'latin1')),
    file.subarray(2),
    behind,
  ]);
};

/** A folder of such pictures. Dispose of it when done. */
export class PlantedPictures {
  readonly #folder: string;
  readonly #specimens: Specimens;

  private constructor(folder: string, specimens: Specimens) {
    this.#folder = folder;
    this.#specimens = specimens;
  }

  static async of(specimens: Specimens): Promise<PlantedPictures> {
    return new PlantedPictures(await mkdtemp(join(tmpdir(), 'planted-')), specimens);
  }

  /** Path of a specimen with the marks in it. */
  async path(name: SpecimenName): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, marked(await this.#specimens.read(name)));
    return path;
  }

  dispose(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}
