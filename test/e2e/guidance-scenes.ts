/** What stands before the camera when somebody is to be helped: one picture for each thing that can be wrong. */
import sharp, { type Sharp } from 'sharp';
import { drawnFace, neutralPose, type FacePose } from '../fixtures/drawn-face.ts';
import { fictionalPerson } from '../fixtures/fictional-person.ts';
import { cardBack, cardFront, cardSizePx } from '../fixtures/specimen-markup.ts';
import { SpecimenPress } from '../fixtures/specimen-press.ts';

const size = { widthPx: 1280, heightPx: 720 };

const page = (background: string, inner: string): string =>
  `<!doctype html><style>html, body { margin: 0; height: 100%; overflow: hidden; background: ${background}; }
  .at { position: absolute; left: 50%; top: 50%; }</style>${inner}`;

const table = `repeating-linear-gradient(93deg, #6a5140 0 7px, #64503f 7px 19px, #6f5643 19px 24px)`;
const wall = 'radial-gradient(circle at 50% 40%, #eef1f2, #c9d0d4)';

/** `transform` places the middle of a thing of that width, in shares of the picture. */
const placed = (markup: string, width: number, height: number, transform: string): string =>
  `<div class="at" style="width:${String(width)}px;height:${String(height)}px;margin:${String(-height / 2)}px 0 0 ${String(-width / 2)}px;transform:perspective(1600px) ${transform}">${markup}</div>`;

const card = (markup: string, transform: string): string =>
  page(table, placed(markup, cardSizePx.widthPx, cardSizePx.heightPx, transform));

const face = (pose: FacePose, transform: string): string => placed(drawnFace(pose), 400, 480, transform);

const front = cardFront(fictionalPerson);
/** A head that fills the oval on a phone held upright. */
const near = 'translate(0, 20px)';

const pages = {
  'card-none': page(table, ''),
  'card-good': card(front, 'scale(1)'),
  'card-back': card(cardBack(fictionalPerson), 'scale(1) rotate(3deg)'),
  'card-expired': card(cardBack({ ...fictionalPerson, expiresOn: '2021-02-28' }), 'scale(1) rotate(3deg)'),
  'card-cut-off': card(front, 'translate(260px, 40px)'),
  'card-far': card(front, 'scale(0.5)'),
  'card-tiny': card(front, 'scale(0.36)'),
  'card-aslant': card(front, 'rotateY(48deg) rotateX(14deg)'),
  'card-turned': card(front, 'rotate(26deg) scale(0.72)'),
  'face-none': page(wall, ''),
  'face-good': page(wall, face(neutralPose, near)),
  'face-two': page(
    wall,
    face(neutralPose, 'translate(-130px, 20px) scale(0.7)') +
      face(neutralPose, 'translate(130px, 20px) scale(0.7)'),
  ),
  'face-far': page(wall, face(neutralPose, 'translate(0, 20px) scale(0.5)')),
  'face-near': page(wall, face(neutralPose, 'translate(0, 60px) scale(2)')),
  'face-left': page(wall, face(neutralPose, 'translate(-110px, 20px)')),
  'face-right': page(wall, face(neutralPose, 'translate(110px, 20px)')),
  'face-low': page(wall, face(neutralPose, 'translate(0, 140px)')),
  'face-high': page(wall, face(neutralPose, 'translate(0, -90px)')),
  'face-turned': page(wall, face({ turn: 1, mouth: 'neutral' }, near)),
} as const;

const reflection = Buffer.from(
  `<svg width="${String(size.widthPx)}" height="${String(size.heightPx)}"><radialGradient id="g"><stop offset=".7" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient><ellipse cx="720" cy="380" rx="210" ry="120" fill="url(#g)"/></svg>`,
);

/** The pictures by name, PNG, of 1280 by 720. */
export const guidanceScenes = async (): Promise<ReadonlyMap<string, Buffer>> => {
  const scenes = new Map<string, Buffer>();
  const press = await SpecimenPress.open();
  try {
    for (const [name, html] of Object.entries(pages)) scenes.set(name, await press.picture(html, size, 1));
  } finally {
    await press.close();
  }
  const changed = async (from: string, to: string, change: (picture: Sharp) => Sharp) => {
    scenes.set(
      to,
      await change(sharp(scenes.get(from)))
        .png()
        .toBuffer(),
    );
  };
  await changed('card-good', 'card-dark', (picture) => picture.modulate({ brightness: 0.22 }));
  await changed('card-good', 'card-blurred', (picture) => picture.blur(5));
  await changed('card-good', 'card-glaring', (picture) => picture.composite([{ input: reflection }]));
  await changed('face-good', 'face-dark', (picture) => picture.modulate({ brightness: 0.12 }));
  await changed('face-good', 'face-blurred', (picture) => picture.blur(9));
  return scenes;
};
