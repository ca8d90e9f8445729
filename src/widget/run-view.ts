/** A run as its parts see it: what the page has set, and what rendering works on. Types only. */
import type { TemplateResult } from 'lit';
import type { HandedOffState, HostedState, OpeningState } from '../flow/types.ts';
import type { Strings } from '../i18n/strings.ts';
import type { HostedMessageReader } from '../model/hosted.ts';
import type { Ports } from '../model/ports.ts';
import type { HandoffRequest } from '../model/session.ts';
import type { StepDone } from '../steps/step-events.ts';
import type { FlowController } from './flow-controller.ts';
import type { Popup } from './popup.ts';
import type { StepSlot } from './step-slot.ts';

/** What the page has set. */
export interface RunSettings {
  readonly mode: 'inline' | 'modal' | 'popup' | 'redirect';
  readonly handoff: 'offer' | 'first' | 'only' | 'off';
  readonly redirect: 'auto' | 'off';
  readonly redirectUrl: string | null;
  readonly language: string;
  /** The theme that the page has decided for, or `null` where the device decides. */
  readonly theme: 'light' | 'dark' | null;
  /** All sentences, the page's own among them. */
  readonly text: Strings;
  readonly renew: (() => Promise<string>) | null;
  readonly handoffLink: (() => Promise<string>) | null;
  readonly hostedMessages: HostedMessageReader | null;
  readonly readyTimeoutMs: number;
  /** Absolute URL with a closing slash, or `null` for the folder beside the script. */
  readonly assetBase: string | null;
}

/** Screens that are loaded on their own, each with its words in one language. */
export interface LazyViews {
  readonly handoff: { renderHandoff(state: HandedOffState, run: RunView): TemplateResult };
  readonly join: { renderJoin(state: OpeningState, request: HandoffRequest, run: RunView): TemplateResult };
  /** Nothing to call: their elements are there. */
  readonly liveness: object;
  readonly details: object;
  readonly closing: object;
  readonly elsewhere: {
    renderElsewhere(state: HostedState, run: RunView): TemplateResult;
    readonly Popup: typeof Popup;
  };
}

/** Those among them that are steps. */
export type StepPart = 'liveness' | 'details' | 'closing';

/** A run, as rendering sees it. */
export interface RunView {
  readonly flow: FlowController;
  readonly ports: Ports;
  readonly settings: RunSettings;
  readonly slot: StepSlot;
  /** Whether this device joined a session that another one started. */
  readonly isOtherDevice: boolean;
  /** Where the person may go on to after the end. */
  readonly href: string | null;
  readonly isLeaving: boolean;
  /** Whether the way on leads somewhere unsafe. */
  readonly isBlocked: boolean;
  /** Whether the person has been waiting for the backend for so long that it has to be said. */
  readonly isSlow: boolean;
  /** A screen that is loaded on its own, or `null` while it is on its way. */
  lazy<Name extends keyof LazyViews>(name: Name): LazyViews[Name] | null;
  readonly answer: (event: StepDone) => void;
  readonly cancel: () => void;
  readonly openPopup: () => Promise<void>;
}
