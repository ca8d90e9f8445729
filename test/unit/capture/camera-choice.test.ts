/** Which of several cameras is taken: a table of what phones and computers list. */
import { describe, expect, it } from 'vitest';
import { chooseCamera, chooseListed, type CameraFacts } from '../../../src/capture/camera-choice.ts';
import type { CameraCapabilities, Facing, OpenCamera } from '../../../src/capture/camera.ts';

type Listed = string | (Partial<CameraFacts> & { readonly label: string });

/** Cameras whose ids are their labels. */
const facts = (listed: readonly Listed[]): readonly CameraFacts[] =>
  listed.map((camera) => {
    const given = typeof camera === 'string' ? { label: camera } : camera;
    return { deviceId: given.label, capabilities: {}, isOpen: false, ...given };
  });

const bestOf = (facing: Facing, ...listed: readonly Listed[]) => chooseCamera(facts(listed), facing)[0];

describe('the main lens of a phone', () => {
  const phones: readonly (readonly [string, readonly string[], string, string])[] = [
    [
      'iPhone, English',
      [
        'Front Camera',
        'Back Triple Camera',
        'Back Ultra Wide Camera',
        'Back Telephoto Camera',
        'Back Camera',
      ],
      'Back Camera',
      'Front Camera',
    ],
    [
      'iPhone with two lenses',
      ['Back Dual Wide Camera', 'Back Ultra Wide Camera', 'Back Camera', 'Front Camera'],
      'Back Camera',
      'Front Camera',
    ],
    [
      'iPhone with a depth camera in front',
      ['Back LiDAR Depth Camera', 'Back Camera', 'Front TrueDepth Camera'],
      'Back Camera',
      'Front TrueDepth Camera',
    ],
    [
      'iPhone, German',
      ['Frontkamera', 'Rückseitige Ultra-Weitwinkelkamera', 'Rückseitige Telekamera', 'Rückkamera'],
      'Rückkamera',
      'Frontkamera',
    ],
    [
      'iPhone, French',
      ['Caméra avant', 'Caméra arrière ultra grand-angle', 'Caméra téléphoto arrière', 'Caméra arrière'],
      'Caméra arrière',
      'Caméra avant',
    ],
    [
      'iPhone, Spanish',
      ['Cámara frontal', 'Cámara trasera ultra gran angular', 'Cámara trasera triple', 'Cámara trasera'],
      'Cámara trasera',
      'Cámara frontal',
    ],
    [
      'iPhone, Italian',
      ['Fotocamera anteriore', 'Fotocamera posteriore ultra-grandangolo', 'Fotocamera posteriore'],
      'Fotocamera posteriore',
      'Fotocamera anteriore',
    ],
    [
      'iPhone, Portuguese',
      ['Câmera frontal', 'Câmera ultra-angular traseira', 'Câmera traseira dupla', 'Câmera traseira'],
      'Câmera traseira',
      'Câmera frontal',
    ],
    [
      'iPhone, Dutch',
      ['Camera aan voorzijde', 'Ultragroothoekcamera aan achterzijde', 'Camera aan achterzijde'],
      'Camera aan achterzijde',
      'Camera aan voorzijde',
    ],
    [
      'iPhone, Polish',
      ['Aparat przedni', 'Tylny aparat ultraszerokokątny', 'Tylny aparat'],
      'Tylny aparat',
      'Aparat przedni',
    ],
    [
      'iPhone, Russian',
      ['Фронтальная камера', 'Задняя сверхширокоугольная камера', 'Задняя камера'],
      'Задняя камера',
      'Фронтальная камера',
    ],
    [
      'iPhone, Japanese',
      ['前面カメラ', '背面超広角カメラ', '背面デュアルカメラ', '背面カメラ'],
      '背面カメラ',
      '前面カメラ',
    ],
    [
      'iPhone, Chinese',
      ['前置相机', '后置超广角相机', '后置长焦相机', '后置双镜头相机', '后置相机'],
      '后置相机',
      '前置相机',
    ],
    [
      'iPhone, Korean',
      ['전면 카메라', '후면 울트라 와이드 카메라', '후면 듀얼 카메라', '후면 카메라'],
      '후면 카메라',
      '전면 카메라',
    ],
    ['iPhone, Arabic', ['الكاميرا الأمامية', 'الكاميرا الخلفية'], 'الكاميرا الخلفية', 'الكاميرا الأمامية'],
    [
      'Chrome on Android, the main one last',
      [
        'camera2 1, facing front',
        'camera2 3, facing front',
        'camera2 2, facing back',
        'camera2 0, facing back',
      ],
      'camera2 0, facing back',
      'camera2 1, facing front',
    ],
    [
      'Firefox on Android',
      ['Facing front:1', 'Facing back:2', 'Facing back:0'],
      'Facing back:0',
      'Facing front:1',
    ],
  ];

  it.each(phones)('%s', (_, listed, back, front) => {
    expect(bestOf('environment', ...listed)).toBe(back);
    expect(bestOf('user', ...listed)).toBe(front);
    // Whichever the browser opened, and in whatever order it lists them.
    for (const open of listed)
      expect(
        bestOf('environment', ...[...listed].reverse().map((label) => ({ label, isOpen: label === open }))),
      ).toBe(back);
  });
});

describe('what a camera can do', () => {
  const withCapabilities = (label: string, capabilities: CameraCapabilities) => ({ label, capabilities });
  const back = { facingMode: ['environment'] };

  it.each<readonly [string, CameraCapabilities]>([
    ['a lamp', { torch: true }],
    ['a lens that moves', { focusDistance: { min: 0.1, max: 3 } }],
    ['a lens that moves, with its near end only', { focusDistance: { min: 0.12 } }],
    ['more lenses behind it', { zoom: { min: 0.6, max: 8, step: 0.1 } }],
    ['many pixels', { width: { min: 1, max: 4032 } }],
  ])('%s tells the main lens where labels do not', (_, capabilities) => {
    expect(
      bestOf('environment', withCapabilities('1', back), withCapabilities('2', { ...back, ...capabilities })),
    ).toBe('2');
  });

  it.each<readonly [string, CameraCapabilities]>([
    ['a lens that cannot move', { focusDistance: { min: 0, max: 0 } }],
    ['a zoom of the picture only', { zoom: { min: 1, max: 8, step: 0.1 } }],
    ['few pixels', { width: { min: 1, max: 1280 } }],
  ])('%s tells nothing', (_, capabilities) => {
    expect(
      bestOf('environment', withCapabilities('1', back), withCapabilities('2', { ...back, ...capabilities })),
    ).toBe('1');
  });

  it('which way it looks is told by the camera, and by its name only where it keeps that back', () => {
    const named = [
      withCapabilities('camera with a front glass', back),
      withCapabilities('backup camera', { facingMode: ['user'] }),
    ];
    expect(bestOf('user', ...named)).toBe('backup camera');
    expect(bestOf('environment', ...named)).toBe('camera with a front glass');
    expect(bestOf('user', withCapabilities('rear', { facingMode: [] }), 'front')).toBe('front');
  });
});

describe('programs and infrared cameras [fault 13]', () => {
  it.each([
    ...'OBS Virtual Camera, OBS-Camera, ManyCam Virtual Webcam, Snap Camera, XSplit VCam'.split(', '),
    ...'mmhmm Camera, DroidCam Source 3, EpocCam Camera, Iriun Webcam, Camo, e2eSoft VCam'.split(', '),
    ...'SplitCam Video Driver, CyberLink YouCam 9, NVIDIA Broadcast'.split(', '),
    ...'Streamlabs Desktop Virtual Webcam, PRISM Lens, NDI Webcam Video 1'.split(', '),
    ...'Dummy video device (0x0000), Integrated IR Camera, HP IR Camera'.split(', '),
    ...'Microsoft IR Camera Front, Windows Hello Face Software Device'.split(', '),
    ...'Intel(R) RealSense(TM) Depth Camera, Infrarotkamera'.split(', '),
  ])('%s is left alone where there is a real camera, and taken where there is none', (label) => {
    for (const facing of ['user', 'environment'] as const) {
      expect(chooseCamera(facts([{ label, isOpen: true }, 'Integrated Webcam']), facing)).toEqual([
        'Integrated Webcam',
      ]);
      expect(chooseCamera(facts([label]), facing)).toEqual([label]);
    }
  });

  it.each([
    ...'FaceTime HD Camera, Integrated Camera (04f2:b6dd), Logitech BRIO'.split(', '),
    ...'HD Pro Webcam C920, USB2.0 HD UVC WebCam, Surface Camera Front'.split(', '),
    ...'Front TrueDepth Camera, iPhone Camera, fake_device_0, Mock video device 1'.split(', '),
    ...'Irvine Sensors Webcam, Camera'.split(', '),
  ])('%s is a real one', (label) => {
    expect(chooseCamera(facts(['OBS Virtual Camera', label]), 'user')).toEqual([label]);
  });

  it('are offered together where there is nothing else', () => {
    const listed = ['OBS Virtual Camera', 'Windows Hello'];
    expect(chooseCamera(facts(listed), 'user')).toEqual(listed);
  });
});

describe('cameras that are equally good', () => {
  it('stay in the browser’s order, after the one that it opened by itself', () => {
    const open = { label: 'HD Pro Webcam C920', isOpen: true };
    expect(chooseCamera(facts(['Logitech BRIO', open, 'Integrated Camera']), 'user')).toEqual([
      'HD Pro Webcam C920',
      'Logitech BRIO',
      'Integrated Camera',
    ]);
  });

  it('without a name are equally good', () => {
    const nameless = facts([
      { label: '', deviceId: 'a' },
      { label: '', deviceId: 'b', isOpen: true },
    ]);
    expect(chooseCamera(nameless, 'environment')).toEqual(['b', 'a']);
  });

  it('are none where there are none', () => {
    expect(chooseCamera([], 'user')).toEqual([]);
  });
});

describe('a list of the browser', () => {
  const entry = (deviceId: string, label: string, capabilities?: CameraCapabilities) =>
    ({
      deviceId,
      label,
      ...(capabilities ? { getCapabilities: () => capabilities } : {}),
    }) as unknown as MediaDeviceInfo;
  const opened = (deviceId: string, capabilities: CameraCapabilities) =>
    ({ deviceId, capabilities }) as unknown as OpenCamera;

  it('is read with what its entries can do, where they tell', () => {
    const listed = [entry('1', 'one'), entry('2', 'two', { facingMode: ['environment'] })];
    expect(chooseListed(listed, null, 'environment')).toEqual(['2', '1']);
  });

  it('is read with the lamp of the camera that is open', () => {
    const listed = [entry('0', 'camera2 0, facing back'), entry('1', 'camera2 1, facing back')];
    expect(chooseListed(listed, opened('1', {}), 'environment')).toEqual(['0', '1']);
    expect(chooseListed(listed, opened('1', { torch: true }), 'environment')).toEqual(['1', '0']);
  });
});
