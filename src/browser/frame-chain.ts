/** The frames that a page stands in, as far as it may look, and those that stand in it. It changes none of them. */

import { parseUrl } from '../model/url.ts';

/** One page of the chain, from the inside out. */
export interface FrameLevel {
  /** Where the frame stands that holds this page, as a selector; `null` where the page around it may not be read. */
  readonly path: string | null;
  /** What that frame's `allow` says; `null` where it has none or is not to be seen. */
  readonly allow: string | null;
  /** Whether this page may use the camera; `null` where the browser does not tell. */
  readonly allowsCamera: boolean | null;
  readonly origin: string;
}

/** A frame of this page that shows a page of another origin. */
export interface InnerFrame {
  readonly path: string;
  readonly allow: string | null;
  readonly origin: string;
}

/** Chromium only; https://developer.mozilla.org/docs/Web/API/FeaturePolicy */
interface WithPolicy {
  readonly featurePolicy?: { allowsFeature(feature: string, origin?: string): boolean };
}

/** Whether a document may use the camera, or one of that origin in a frame of it that says so. */
const cameraIn = (page: Document, origin?: string): boolean | null =>
  (page as WithPolicy).featurePolicy?.allowsFeature('camera', origin) ?? null;

/** Whether this page may lend the camera to a frame of that origin; `null` where the browser does not tell. */
export const lendsCameraTo = (origin: string): boolean | null => cameraIn(document, origin);

/**
 * This page and those around it of its own origin, from the inside out. The last one is the top page where its `path`
 * and `isTop` say so, else it stands in a page that may not be read.
 */
export const framesAround = (): { readonly levels: readonly FrameLevel[]; readonly endsAtTop: boolean } => {
  const levels: FrameLevel[] = [];
  for (let page: Window = window; ; page = page.parent) {
    const frame = page.parent === page ? null : frameOf(page);
    levels.push({
      path: frame && pathTo(frame),
      allow: frame?.getAttribute('allow') ?? null,
      allowsCamera: cameraIn(page.document),
      origin: page.origin,
    });
    if (!frame) return { levels, endsAtTop: page.parent === page };
  }
};

/** Frames of this page with another origin than its own. */
export const framesWithin = (): readonly InnerFrame[] =>
  [...document.querySelectorAll('iframe')].flatMap((frame) => {
    // Of an address that is none the browser gives what was written.
    const origin = parseUrl(frame.src)?.origin ?? location.origin;
    return origin === location.origin
      ? []
      : [{ path: pathTo(frame), allow: frame.getAttribute('allow'), origin }];
  });

/** Origin of the page around, where the browser tells; else `null`. */
export const originAround = (): string | null => {
  const ancestor = (location.ancestorOrigins as DOMStringList | undefined)?.[0];
  if (ancestor && ancestor !== 'null') return ancestor;
  return document.referrer ? new URL(document.referrer).origin : null;
};

const frameOf = (page: Window): Element | null => {
  try {
    return page.frameElement;
  } catch {
    return null;
  }
};

/** A selector that finds the element in its document, as short as an id allows. */
const pathTo = (element: Element): string => {
  const steps: string[] = [];
  for (let node: Element | null = element; node; node = node.parentElement) {
    if (node.id) {
      steps.unshift(`#${CSS.escape(node.id)}`);
      break;
    }
    const { localName } = node;
    const alike = [...(node.parentElement?.children ?? [])].filter((other) => other.localName === localName);
    steps.unshift(alike.length > 1 ? `${localName}:nth-of-type(${alike.indexOf(node) + 1})` : localName);
  }
  return steps.join(' > ');
};
