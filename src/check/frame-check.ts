/** Where on the way from the top page to this one the camera is lost, and the line that lends it on. Pure. */
import type { FrameLevel, InnerFrame } from '../browser/frame-chain.ts';
import type { CheckResult, PageFinding } from './page-report.ts';

/** What is known of the frames around this page. */
export interface FramesAround {
  /** From this page outwards, as far as they may be read. */
  readonly levels: readonly FrameLevel[];
  /** Whether the last of them is the top page. */
  readonly endsAtTop: boolean;
  /** Of the page around the last of them, where the browser tells. */
  readonly originAround: string | null;
}

const blocking = { code: 'camera.blocked_by_policy', severity: 'blocking' } as const;

const frameLine = (origin: string, allow = ''): string =>
  `<iframe allow="${[...new Set([...allow.split(';').map((part) => part.trim()), 'camera'])]
    .filter((part) => part !== '' && !/^camera\s/.test(part))
    .join('; ')}" src="${origin}/…"></iframe>`;

const headerLine = (...origins: readonly string[]): string =>
  `Permissions-Policy: camera=(${['self', ...origins.map((origin) => `"${origin}"`)].join(' ')})`;

/**
 * Whether this page gets the camera from those around it, and who keeps it back.
 *
 * @param permission what the browser answers for this page: a frame that may not ask is told `denied`
 */
export const checkAround = (
  { levels, endsAtTop, originAround }: FramesAround,
  permission: PermissionState | 'unknown',
): readonly CheckResult[] => {
  const [own] = levels;
  const isFramed = levels.length > 1 || !endsAtTop;
  // A page of nobody else's that is denied was denied by the person: camera-check.ts says so.
  const isAllowed = own?.allowsCamera ?? (endsAtTop || permission !== 'denied');
  if (isAllowed)
    return [
      { id: 'permissions-policy', what: 'The page may ask for the camera.' },
      isFramed ? { id: 'frame-allow', what: 'Every frame around the page lends it the camera.' } : null,
    ];
  const depth = outermostWithout(levels);
  const lost = levels[depth];
  if (!lost) return [];
  const isOutermost = depth === levels.length - 1;
  if (isOutermost && !endsAtTop) return lostOutside(lost, originAround);
  const isRefused = lost.allow !== null && /(?:^|;)\s*camera\s+'none'/.test(lost.allow);
  return [isRefused ? refusedFrame(lost) : refusingHeader(lost)];
};

const outermostWithout = (levels: readonly FrameLevel[]): number => {
  const depths = levels.map(({ allowsCamera }, depth) => (allowsCamera === false ? depth : 0));
  // A browser that does not tell of any: it is the page around them that keeps it back.
  return levels[0]?.allowsCamera === null ? levels.length - 1 : Math.max(0, ...depths);
};

const lostOutside = ({ origin }: FrameLevel, around: string | null): readonly PageFinding[] => [
  {
    ...{ id: 'frame-allow', ...blocking },
    what: `The frame in which ${around ?? 'another page'} shows ${origin} does not lend it the camera. That page has to say so in its markup, and so has every page further out.`,
    line: frameLine(origin),
  },
  {
    ...{ id: 'permissions-policy', ...blocking },
    what: `Should the frame say so already, a header of ${around ?? 'the page around it'} forbids it. It has to name both origins.`,
    line: headerLine(origin),
  },
];

const refusedFrame = ({ path, allow, origin }: FrameLevel): PageFinding => ({
  ...{ id: 'frame-allow', ...blocking },
  what: `The frame at ${path ?? 'an unknown place'} of ${origin} keeps the camera back.`,
  line: frameLine(origin, allow ?? ''),
});

const refusingHeader = ({ origin }: FrameLevel): PageFinding => ({
  ...{ id: 'permissions-policy', ...blocking },
  what: `A Permissions-Policy header of ${origin} forbids the camera to its own page.`,
  line: headerLine(),
});

/** Frames of this page that show the capture without lending it the camera. `origin` is where the capture is. */
export const checkWithin = (
  frames: readonly InnerFrame[],
  origin: string | null,
  lends: (origin: string) => boolean | null,
): readonly CheckResult[] =>
  frames
    .filter((frame) => frame.origin === origin)
    .flatMap(({ path, allow, origin: shown }) => {
      const name = { path, shown };
      return [
        allowsCamera(allow) ? null : silentFrame(name, allow),
        lends(shown) === false ? header(name) : null,
      ];
    });

interface Shown {
  readonly path: string;
  readonly shown: string;
}

const allowsCamera = (allow: string | null): boolean =>
  /(?:^|;)\s*camera(?!\s+'none')\s*(?:[\s;]|$)/.test(allow ?? '');

const silentFrame = ({ path, shown }: Shown, allow: string | null): PageFinding => ({
  ...{ id: 'frame-allow', ...blocking },
  what: `The frame at ${path} shows ${shown} and does not lend it the camera.`,
  line: frameLine(shown, allow ?? ''),
});

const header = ({ path, shown }: Shown): PageFinding => ({
  ...{ id: 'permissions-policy', ...blocking },
  what: `A Permissions-Policy header of this page forbids it to lend the camera to ${shown}, which the frame at ${path} shows.`,
  line: headerLine(shown),
});
